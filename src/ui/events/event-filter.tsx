import { useTranslator } from '../components/reader-context';
import { SegmentedRadios } from '../components/segmented-control';
import styles from './event-filter.module.css';
import { type EventFilterValue, filters } from './event-kinds';

interface EventFilterProps {
  readonly value: EventFilterValue;
  readonly onChange: (value: EventFilterValue) => void;
}

/** Chooses which events to list. */
export function EventFilter({ value, onChange }: EventFilterProps) {
  const { t } = useTranslator();
  return (
    <fieldset className={styles.filter}>
      <legend className="visually-hidden">{t('events.filter')}</legend>
      <SegmentedRadios
        options={filters.map((option) => ({ value: option, text: t(`events.filter.${option}`) }))}
        value={value}
        onChange={onChange}
      />
    </fieldset>
  );
}
