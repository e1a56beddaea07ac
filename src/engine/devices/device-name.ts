// What a device is called until the user renames it, from the browser's user agent. Browsers, systems and models are proper names.
import { message } from '../../domain/messages/message';
import type { OutcomeText } from '../ports/outcome';

/** A computer: "Chrome on Linux". */
export function computerName(agent: string): OutcomeText {
  const browser = /Firefox/.test(agent) ? 'Firefox' : /Edg/.test(agent) ? 'Edge' : 'Chrome';
  const systems = [
    [/Mac OS/, 'Mac'],
    [/Windows/, 'Windows'],
    [/CrOS/, 'ChromeOS'],
  ] as const;
  const [, system] = systems.find(([pattern]) => pattern.test(agent)) ?? [null, 'Linux'];
  return message('devices.name.on', { browserName: browser, system });
}

/** A phone: its model where the browser tells it, else "Firefox on Android". */
export function phoneName(agent: string): OutcomeText {
  if (/iPhone/.test(agent)) return 'iPhone';
  if (/iPad/.test(agent)) return 'iPad';
  const browser = /Firefox|FxiOS/.test(agent)
    ? 'Firefox'
    : /SamsungBrowser/.test(agent)
      ? 'Samsung Internet'
      : /Edg/.test(agent)
        ? 'Edge'
        : 'Chrome';
  const model = /Android[^;)]*;\s*([^;)]+?)(?:\s+Build[^)]*)?\)/.exec(agent)?.[1];
  if (model && !/^(?:K|Mobile|Tablet)\b/.test(model)) return model;
  return /Android/.test(agent)
    ? message('devices.name.on', { browserName: browser, system: 'Android' })
    : message('devices.name.here', { browserName: browser });
}
