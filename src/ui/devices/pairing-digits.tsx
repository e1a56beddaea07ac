import styles from './devices.module.css';

/** Six digits in two groups of three. Screen readers get them digit by digit. */
export function PairingDigits({ digits }: { readonly digits: string }) {
  return (
    <p className={styles.digits}>
      <span role="img" aria-label={digits.split('').join(' ')} data-digits={digits}>
        {digits.slice(0, 3)} {digits.slice(3)}
      </span>
    </p>
  );
}
