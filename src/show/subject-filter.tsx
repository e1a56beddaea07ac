import { classes } from './classes';
import { type EventSubject, subjectNames } from './event-words';
import styles from './subject-filter.module.css';

interface SubjectFilterProps {
  readonly chosen: readonly EventSubject[];
  readonly onChange: (chosen: readonly EventSubject[]) => void;
}

/** Which events to list: none pressed lists all. */
export function SubjectFilter({ chosen, onChange }: SubjectFilterProps) {
  const toggle = (subject: EventSubject) =>
    onChange(chosen.includes(subject) ? chosen.filter((each) => each !== subject) : [...chosen, subject]);
  return (
    <fieldset className={styles.filter}>
      <legend className="visually-hidden">Show only</legend>
      <button
        type="button"
        aria-pressed={chosen.length === 0}
        className={classes(styles.chip, chosen.length === 0 && styles.on)}
        onClick={() => onChange([])}
      >
        All
      </button>
      {(Object.keys(subjectNames) as EventSubject[]).map((subject) => (
        <button
          key={subject}
          type="button"
          aria-pressed={chosen.includes(subject)}
          className={classes(styles.chip, chosen.includes(subject) && styles.on)}
          onClick={() => toggle(subject)}
        >
          {subjectNames[subject]}
        </button>
      ))}
    </fieldset>
  );
}
