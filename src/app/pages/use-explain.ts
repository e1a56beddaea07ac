import type { HeadroomEvent } from '../../domain/event';

/** An event in sentences, in the reader's zone. */
export function useExplain(): (event: HeadroomEvent) => string {
  return () => '';
}
