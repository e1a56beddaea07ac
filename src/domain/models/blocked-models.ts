import type { ModelAvailability } from '../observations/observation';
import type { Instant } from '../time/instant';

/** The models that cannot be used at `now`: called unavailable, and their stated end has not passed. In the page's order. */
export function blockedModels(models: readonly ModelAvailability[], now: Instant): readonly ModelAvailability[] {
  return models.filter(({ available, availableAt }) => !available && (availableAt === null || availableAt > now));
}
