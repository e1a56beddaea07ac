// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { Sentences } from '../../../src/ui/components/sentences';
import { DeviceStatus } from '../../../src/ui/devices/device-status';
import { renderScreen } from '../../support/render-screen';

function textIn(language: string, isAsked = true): string {
  const text = (
    <Sentences>
      <b>一。</b>
      {isAsked ? '二。' : null}
      <i>三。</i>
    </Sentences>
  );
  return renderScreen(text, { language }).container.textContent ?? '';
}

describe('Sentences', () => {
  it.each([
    ['en', '一。 二。 三。'],
    ['ko', '一。 二。 三。'],
    ['ja', '一。二。三。'],
    ['zh-CN', '一。二。三。'],
    ['zh-TW', '一。二。三。'],
  ])('in %s stand beside one another as the language has it', (language, text) => {
    expect(textIn(language)).toBe(text);
  });

  it('leave out what is not said', () => {
    expect(textIn('en', false)).toBe('一。 三。');
  });

  it('draw their parts once, in order', () => {
    const { container } = renderScreen(
      <Sentences>
        <b>a</b>
        <i>b</i>
      </Sentences>,
    );
    expect(container.innerHTML).toBe('<b>a</b> <i>b</i>');
  });

  it('make one text of the status of a device, without a space in Japanese', () => {
    const line = {
      id: 'x',
      name: 'Phone',
      vendor: 'Mozilla',
      acceptedAt: null,
      sentToday: 0,
      cap: null,
      trouble: null,
      pairAgain: true,
      linkAgain: false,
    };
    const { container } = renderScreen(<DeviceStatus line={line as never} />, { language: 'ja' });
    expect(container.textContent).toMatch(/。\S/);
    expect(container.textContent).not.toMatch(/。\s/);
  });
});
