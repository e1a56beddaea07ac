// @vitest-environment happy-dom
import { act, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { allTime } from '../../../src/domain/usage/group-usage';
import { defaultPreferences } from '../../../src/domain/usage/usage-preferences';
import type { ReportPorts } from '../../../src/engine/ports/report-ports';
import { drillInto, paramsFrom } from '../../../src/ui/reports/report-params';
import { useReport } from '../../../src/ui/reports/use-report';
import { now } from '../../support/fixtures/account-view';
import { samplePorts } from '../../support/fixtures/sample-ports';
import { renderScreen } from '../../support/render-screen';

it('a report stays under what it was asked for until the next one is there', async () => {
  const reports = samplePorts(now, 'plus').reports ?? expect.fail('the sample has reports');
  let goOn: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const ask: ReportPorts['ask'] = async (name, question, options) => {
    if ('by' in question && question.by === 'session') await waiting;
    return reports.ask(name, question, options);
  };
  function Probe() {
    const [params, setParams] = useState(paramsFrom(new URLSearchParams()));
    const { value } = useReport({ ...reports, ask }, params, allTime, defaultPreferences, '1');
    if (!value) return null;
    const { asked, answer } = value;
    return (
      <button type="button" onClick={() => setParams(drillInto(asked, answer.rows[0]?.key ?? ''))}>
        {[asked.by, ...asked.within.map(([dimension]) => dimension)].join()}
      </button>
    );
  }
  renderScreen(<Probe />);
  const button = await screen.findByRole('button');
  expect(button.textContent).toBe('project');
  for (const _ of [1, 2, 3]) await act(async () => button.click());
  expect(button.textContent).toBe('project');
  await act(async () => goOn());
  await screen.findByRole('button', { name: 'session,project' });
});
