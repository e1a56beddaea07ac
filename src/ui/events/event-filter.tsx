import { useId } from 'react';
import { Chip } from '../components/chip';
import styles from './event-filter.module.css';
import { choiceNames, type EventChoice } from './event-texts';

interface EventFilterProps {
  readonly choice: EventChoice;
  readonly onChange: (choice: EventChoice) => void;
}

/** Which events to list. */
export function EventFilter({ choice, onChange }: EventFilterProps) {
  const name = useId();
  return (
    <fieldset className={styles.filter}>
      <legend className="visually-hidden">Events to list</legend>
      {(Object.keys(choiceNames) as EventChoice[]).map((each) => (
        <Chip
          key={each}
          text={choiceNames[each]}
          group={name}
          checked={each === choice}
          onChange={() => onChange(each)}
        />
      ))}
    </fieldset>
  );
}
