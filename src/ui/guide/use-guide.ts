import { useEffect, useState } from 'react';
import {
  type FigureName,
  type Guide,
  type GuideChoices,
  guideFrom,
  type MeasureId,
  type TierId,
  withFigure,
} from '../../domain/guide/figures';
import type { Outcome } from '../../engine/ports/outcome';
import { useOutcome } from '../components/use-outcome';
import { useApp } from '../screen/app-context';

export interface GuideState {
  readonly guide: Guide;
  readonly isChanged: boolean;
  /** Applies at once; `store` keeps it. */
  readonly setFigure: (name: FigureName, value: number) => void;
  readonly store: () => void;
  readonly setTier: (tier: TierId) => void;
  readonly setDone: (id: MeasureId, isDone: boolean) => void;
  /** Every figure as the guide has it. */
  readonly reset: () => void;
  /** What came of the last storing. */
  readonly outcome: Outcome | null;
}

/** The user's figures of the guide, kept with the settings. A figure that is being typed applies before it is stored. */
export function useGuide(): GuideState {
  const { ports, settings } = useApp();
  const { outcome, run } = useOutcome();
  const stored = settings.guide;
  const [choices, setChoices] = useState<GuideChoices>(stored ?? {});
  // By content: each new snapshot brings an equal object, which must not undo what is being typed.
  const storedText = JSON.stringify(stored ?? {});
  useEffect(() => setChoices(JSON.parse(storedText)), [storedText]);
  const guide = guideFrom(choices);
  const keep = (next: GuideChoices) => {
    setChoices(next);
    run(() => ports.saveSettings({ ...settings, guide: next }));
  };
  return {
    guide,
    isChanged: Object.keys(choices.figures ?? {}).length > 0,
    setFigure: (name, value) => setChoices((before) => withFigure(before, name, value)),
    store: () => {
      if (JSON.stringify(choices) !== storedText) keep(choices);
    },
    setTier: (tier) => keep({ ...choices, tier }),
    setDone: (id, isDone) => {
      const others = guide.done.filter((one) => one !== id);
      keep({ ...choices, done: isDone ? [...others, id] : others });
    },
    reset: () => keep({ ...choices, figures: {} }),
    outcome,
  };
}
