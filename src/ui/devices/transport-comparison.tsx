import styles from './devices.module.css';

interface Situation {
  readonly situation: string;
  readonly handover: string;
  readonly android: string;
  readonly apple: string;
}

// Only what was measured or what the vendors state.
const situations: readonly Situation[] = [
  {
    situation: 'You open the app, the computer is on',
    handover: 'What you scanned last, with its time.',
    android: 'The last push: usually no older than 15 minutes while usage changes.',
    apple: 'The last push: at most 8 a day, so it can be hours old while usage is small.',
  },
  {
    situation: 'You open the app, the computer sleeps',
    handover: 'What you scanned last.',
    android: 'The last push before it slept. Resets are counted down on the phone, so those stay right.',
    apple: 'The same.',
  },
  {
    situation: 'The phone is in a plane',
    handover: 'Everything it holds: numbers, charts, countdowns.',
    android: 'The same.',
    apple: 'The same.',
  },
  {
    situation: 'The phone was off for a week',
    handover: 'What you scanned last.',
    android: 'The newest push arrives when it is on again, with up to 90 days of history. Kept at most 28 days.',
    apple: 'The same, by the vendor’s word.',
  },
  {
    situation: 'An alert is due',
    handover: 'Nothing. Put the reset in your calendar.',
    android: 'A notification; a later stage takes the place of an earlier one.',
    apple: 'A banner each time.',
  },
  {
    situation: 'A reset happens while every computer is off',
    handover: 'Nothing fires, except your calendar.',
    android: 'Nothing new can be sent. The card already says when it resets.',
    apple: 'Nothing fires, except your calendar.',
  },
  {
    situation: 'You rename an account on the phone',
    handover: 'Stays on the phone.',
    android: 'Stays on the phone: nothing goes back to the computer.',
    apple: 'Stays on the phone.',
  },
  {
    situation: 'You do not allow notifications',
    handover: 'Works all the same.',
    android: 'No push at all.',
    apple: 'No push at all.',
  },
  {
    situation: 'The app is not installed',
    handover: 'Works in a tab. On an iPhone the tab’s data may be cleared after 7 days without a visit.',
    android: 'Works in a tab too; installed it is kept more surely.',
    apple: 'No push in a Safari tab: add Headroom to the Home Screen and open it from there.',
  },
  {
    situation: 'The subscription ends (new phone, data cleared)',
    handover: 'Not affected.',
    android: 'The computer is told and says so here. Pair again.',
    apple: 'Apple may go on answering "accepted", so the computer may not notice. Pair again when news stops.',
  },
  {
    situation: 'Who learns what',
    handover: 'Whoever can see the code on your screen. No network is used.',
    android: 'The push vendor: that your computer sends 4 KB to your phone, and when. Never what is in it.',
    apple: 'The same.',
  },
];

/** What each transport to the phone can and cannot do, situation by situation. */
export function TransportComparison() {
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Code, link, file</th>
            <th scope="col">Push, Android</th>
            <th scope="col">Push, iPhone</th>
          </tr>
        </thead>
        <tbody>
          {situations.map(({ situation, handover, android, apple }) => (
            <tr key={situation}>
              <th scope="row">{situation}</th>
              <td data-label="Code, link, file">{handover}</td>
              <td data-label="Push, Android">{android}</td>
              <td data-label="Push, iPhone">{apple}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
