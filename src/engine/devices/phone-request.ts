// What our own pages may ask the worker to do with paired phones.
import type { DeviceId } from '../../domain/observations/observation';

/** A message from one of our own pages. */
export interface PhoneRequest {
  readonly type: 'headroom/phone';
  readonly ask: 'test' | 'send-now';
  /** One phone; all of them where it is left out. */
  readonly device?: DeviceId;
}

/** Whether a message is such a request. Only its type is checked, because only our own pages are let through. */
export function isPhoneRequest(message: unknown): message is PhoneRequest {
  return typeof message === 'object' && message !== null && (message as PhoneRequest).type === 'headroom/phone';
}
