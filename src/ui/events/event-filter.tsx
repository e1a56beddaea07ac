import { useId } from 'react';
import { Chip } from '../components/chip';
import { useTranslator } from '../components/reader-context';
import styles from './event-filter.module.css';
import { type EventFilterValue, filters } from './event-kinds';

interface EventFilterProps {
  readonly value: EventFilterValue;
  readonly onChange: (value: EventFilterValue) => void;
}

/** Chooses which events to list. */
export function EventFilter({ value, onChange }: EventFilterProps) {
  const name = useId();
  const { t } = useTranslator();
  return (
    <fieldset className={styles.filter}>
      <legend className="visually-hidden">{t('events.filter')}</legend>
      {filters.map((option) => (
        <Chip
          key={option}
          text={t(`events.filter.${option}`)}
          group={name}
          checked={option === value}
          onChange={() => onChange(option)}
        />
      ))}
    </fieldset>
  );
}
