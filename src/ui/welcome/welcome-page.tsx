import { FirstRun } from '../headline/first-run';
import { useApp } from '../screen/app-context';
import { FirstSteps } from './first-steps';

/** The page that opens when the extension is installed. The installed app has no button to pin: it says how data gets there. */
export function WelcomePage() {
  const { ports } = useApp();
  return ports.firstSteps ? <FirstSteps port={ports.firstSteps} /> : <FirstRun openUsagePage={ports.openUsagePage} />;
}
