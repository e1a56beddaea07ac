import { describe, expect, it } from 'vitest';
import { hiddenProjects } from '../../../src/domain/usage/dimensions';
import { fileGroupName, groupName } from '../../../src/ui/reports/group-names';
import { testTranslator } from '../../support/translator';

const groups = {
  projects: { a: 'harbour', b: 'harbour' },
  sessions: { s: { bornAt: Date.UTC(2026, 10, 24, 18, 52), project: 'a', branch: null, subagent: true } },
  accounts: [],
};
const context = { ...groups, translator: testTranslator() };

describe('the name of a group', () => {
  it.each([
    ['project', 'a', 'harbour', 'harbour'],
    ['project', 'b', 'harbour (2)', 'harbour (2)'],
    ['project', hiddenProjects, 'Hidden projects', 'hidden'],
    ['project', '', 'No project', ''],
    ['model', '', 'Model not stated', ''],
    ['session', 's', 'today 18:52, sub-agent', '2026-11-24T18:52:00.000Z'],
    ['session', 'gone', 'Session not stated', ''],
    ['surface', 'desktop_app', 'Desktop app', 'desktop_app'],
    ['surface', 'vscode', 'VS Code', 'vscode'],
    ['surface', 'web_sandbox', 'Web sandbox', 'web_sandbox'],
    ['turn', 's/3', 'Turn 3', '3'],
    ['tier', 'priority', 'Fast', 'priority'],
    ['tier', 'default', 'Standard', 'default'],
    ['account', 'unknown', 'Unknown account', ''],
    ['day', '2026-11-24', 'Tue 24 Nov', '2026-11-24'],
    ['hour', '2026-11-24 14:00', 'today 14:00', '2026-11-24 14:00'],
  ] as const)('by %s, "%s", is "%s" on the screen and "%s" in a file', (by, key, shown, inFile) => {
    expect(groupName(by, key, context)).toBe(shown);
    expect(fileGroupName(by, key, groups)).toBe(inFile);
  });
});
