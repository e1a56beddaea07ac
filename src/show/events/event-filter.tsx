import { useId } from 'react';
import styles from './event-filter.module.css';
import { choiceNames, type EventChoice } from './event-words';

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
        <label key={each} className={styles.chip}>
          <input type="radio" name={name} checked={each === choice} onChange={() => onChange(each)} />
          <span>{choiceNames[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}
