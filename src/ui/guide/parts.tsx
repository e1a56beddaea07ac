// Small parts of the guide's page: the field of a figure, its contradiction, and the subscriber's real value beside it.
import type { ReactNode } from 'react';
import { type FigureName, figureSpecs } from '../../domain/guide/figures';
import { NumberField } from '../components/number-field';
import { useTranslator } from '../components/reader-context';
import { Sentences } from '../components/sentences';
import styles from './guide.module.css';
import type { GuideState } from './use-guide';

interface FigureProps {
  readonly state: GuideState;
  readonly figure: FigureName;
  readonly label: string;
  readonly hideLabel?: boolean;
}

/** A preset of the guide that can be edited. */
export function Figure({ state, figure: name, label, hideLabel = false }: FigureProps) {
  const { least, most } = figureSpecs[name];
  return (
    <NumberField
      label={label}
      hideLabel={hideLabel}
      value={state.guide.figures[name]}
      least={least}
      most={most}
      onChange={(value) => state.setFigure(name, value)}
      onCommit={state.store}
    />
  );
}

/** Where the guide's text and its own numbers differ. */
export function Contradiction({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslator();
  return (
    <p className={styles.contradiction}>
      <Sentences>
        <b>{t('guide.contradiction')}</b>
        {children}
      </Sentences>
    </p>
  );
}

/** The unit a subscriber can act on, from the user's own data. */
export function RealUnit({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslator();
  return (
    <p className={styles.real}>
      <Sentences>
        <b>{t('guide.real')}</b>
        {children}
      </Sentences>
    </p>
  );
}

/** A result with its name. */
export function Result({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
