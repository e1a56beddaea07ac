import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { notesOf } from '../../scripts/release-notes.mjs';

const changelog = `# Changelog

## [Unreleased]

## [1.1.0] - 2026-12-24

### Added

* A side panel.

## [1.0.0] - 2026-12-01

### Fixed

* The badge.

[1.0.0]: https://example.test/v1.0.0
`;

describe('the notes of a release', () => {
  it('are what the changelog says of the version', () => {
    expect(notesOf(changelog, '1.1.0')).toBe('### Added\n\n* A side panel.');
    expect(notesOf(changelog, '1.0.0')).toBe('### Fixed\n\n* The badge.');
  });

  it('are missing where the version has no section, or an empty one', () => {
    expect(notesOf(changelog, '2.0.0')).toBeNull();
    expect(notesOf(changelog, 'Unreleased')).toBeNull();
  });

  it('can be written for the version in package.json, and what came after it', () => {
    const text = readFileSync('CHANGELOG.md', 'utf8');
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(notesOf(text, version)).toMatch(/^### Added/);
    // Empty right after a release.
    expect(notesOf(text, 'Unreleased') ?? '### ').toMatch(/^### /);
    expect(text).toContain(`## [${version}] - 20`);
  });
});
