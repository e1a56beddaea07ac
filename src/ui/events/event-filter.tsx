import { useId } from 'react';
import { Chip } from '../components/chip';
import styles from './event-filter.module.css';
import { type EventFilterValue, filterNames } from './event-texts';

interface EventFilterProps {
  readonly choice: EventFilterValue;
  readonly onChange: (choice: EventFilterValue) => void;
}

/** Which events to list. */
export function EventFilter({ choice, onChange }: EventFilterProps) {
  const name = useId();
  return (
    <fieldset className={styles.filter}>
      <legend className="visually-hidden">Events to list</legend>
      {(Object.keys(filterNames) as EventFilterValue[]).map((each) => (
        <Chip
          key={each}
          text={filterNames[each]}
          group={name}
          checked={each === choice}
          onChange={() => onChange(each)}
        />
      ))}
    </fieldset>
  );
}
