import styles from './devices.module.css';

/** Six digits in two groups, as one reads them aloud; one number for screen readers and tests. */
export function PairingDigits({ digits }: { readonly digits: string }) {
  return (
    <p className={styles.digits}>
      <span role="img" aria-label={digits.split('').join(' ')} data-digits={digits}>
        {digits.slice(0, 3)} {digits.slice(3)}
      </span>
    </p>
  );
}
