import { defaultSettings, type Settings } from '../domain/settings';

/** Settings as stored by this or any other version: what is missing or of another type falls back to the default. */
export function settingsFrom(stored: unknown): Settings {
  return overlay(defaultSettings, stored) as Settings;
}

function overlay(fallback: unknown, stored: unknown): unknown {
  if (Array.isArray(fallback)) return Array.isArray(stored) ? stored : fallback;
  if (fallback === null) return stored === undefined ? null : stored;
  if (typeof fallback !== 'object') return typeof stored === typeof fallback ? stored : fallback;
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return fallback;
  const kept = stored as Record<string, unknown>;
  return Object.fromEntries(Object.entries(fallback).map(([key, value]) => [key, overlay(value, kept[key])]));
}
