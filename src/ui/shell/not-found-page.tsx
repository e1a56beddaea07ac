import { Page } from '../components/page';

/** An address the app does not have: an old bookmark, or a newer version's page. */
export function NotFoundPage() {
  return (
    <Page title="No such page" lead="This version of Headroom has no page at that address.">
      <p>
        <a href="#/">Go to Now</a>
      </p>
    </Page>
  );
}
