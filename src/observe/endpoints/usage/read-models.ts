// Which models can be used: `model_usage` is authoritative; four kinds of banners name a blocked model, too. Keys and banner
// types: clients and tests of September 2026. The server's own words in a banner are never kept.
import type { ModelAvailability } from '../../../domain/observations/observation';
import { type BodyPart, field, isAbsent, list, map, object, required } from '../../parsing/body-part';
import { flag, instant, text } from '../../parsing/part-values';

/** Every model of which the body says whether it is available, each once; `model_usage` takes precedence over a banner. */
export function readModels(body: BodyPart): ModelAvailability[] {
  const stated = map(field(body, 'model_usage'), readModel);
  const models = new Map(stated.map((model) => [model.slug, model]));
  for (const blocked of blockedByBanners(body)) models.set(blocked.slug, merged(models.get(blocked.slug), blocked));
  return [...models.values()];
}

function readModel(entry: BodyPart, key: string): ModelAvailability | null {
  const model = object(entry);
  const slug = text({ ...entry, value: key }, 64);
  const available = model && required(field(model, 'available'), flag);
  if (!model || slug === null || available === null) return null;
  const fallbacks = readFallbacks(model);
  return {
    slug,
    available,
    availableAt: instant(field(model, 'available_at')),
    creditsWouldEnable: flag(field(model, 'credits_would_enable')) ?? false,
    ...(fallbacks.length > 0 && { fallbacks }),
  };
}

/** Models that a banner calls blocked, in the order of how much each banner says. */
function blockedByBanners(body: BodyPart): ModelAvailability[] {
  const banners = [field(body, 'rate_limit_upsell'), field(body, 'model_picker_upsell')].flatMap((found) =>
    isAbsent(found) ? [] : (readBanner(found) ?? []),
  );
  const warned = field(body, 'rate_limit_warning');
  const warning = isAbsent(warned) ? null : readWarning(warned, field(warned, 'model_slug'));
  const byModel = map(field(field(body, 'sidebar_usage_warnings'), 'by_model'), (entry, slug) =>
    readWarning(entry, { ...entry, value: slug }),
  );
  return [...banners, ...(warning ? [warning] : []), ...byModel];
}

function readBanner(found: BodyPart): ModelAvailability | null {
  const banner = object(found);
  const slug = banner && text(field(banner, 'blocked_model_slug'), 64);
  if (!banner || !slug) return null;
  const fallbacks = readFallbacks(banner);
  // The image banner repeats the instant that the client sent.
  const isImage = text(field(banner, 'banner_type'), 64)?.startsWith('image') ?? false;
  return blockedModel(slug, isImage ? null : instant(field(banner, 'reset_at')), fallbacks);
}

function readFallbacks(found: BodyPart): string[] {
  return list(field(found, 'fallback_model_slugs'), (entry) => text(entry, 64));
}

/** A warning blocks its model only where the limit it shows says so. */
function readWarning(found: BodyPart, name: BodyPart): ModelAvailability | null {
  const warning = object(found);
  const limit = warning && object(field(warning, 'rate_limit'));
  const slug = limit && text(name, 64);
  return slug && flag(field(limit, 'allowed')) === false ? blockedModel(slug, null, []) : null;
}

function blockedModel(slug: string, availableAt: number | null, fallbacks: readonly string[]): ModelAvailability {
  return { slug, available: false, availableAt, creditsWouldEnable: false, ...(fallbacks.length > 0 && { fallbacks }) };
}

/** `model_usage` decides; a banner adds when the block ends and what to use instead. */
function merged(stated: ModelAvailability | undefined, blocked: ModelAvailability): ModelAvailability {
  if (!stated) return blocked;
  if (stated.available) return stated;
  const fallbacks = stated.fallbacks ?? blocked.fallbacks;
  return { ...stated, availableAt: stated.availableAt ?? blocked.availableAt, ...(fallbacks && { fallbacks }) };
}
