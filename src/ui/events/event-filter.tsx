import { useId } from 'react';
import { Chip } from '../components/chip';
import styles from './event-filter.module.css';
import { type EventFilterValue, filterNames } from './event-kinds';

interface EventFilterProps {
  readonly value: EventFilterValue;
  readonly onChange: (value: EventFilterValue) => void;
}

/** Chooses which events to list. */
export function EventFilter({ value, onChange }: EventFilterProps) {
  const name = useId();
  return (
    <fieldset className={styles.filter}>
      <legend className="visually-hidden">Events to list</legend>
      {(Object.keys(filterNames) as EventFilterValue[]).map((option) => (
        <Chip
          key={option}
          text={filterNames[option]}
          group={name}
          checked={option === value}
          onChange={() => onChange(option)}
        />
      ))}
    </fieldset>
  );
}
