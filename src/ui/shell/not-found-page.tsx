import { Page } from '../components/page';

/** Shown at an unknown address: an old bookmark, or a page of a newer version. */
export function NotFoundPage() {
  return (
    <Page title="No such page" lead="This version of Headroom has no page at that address.">
      <p>
        <a href="#/">Go to Now</a>
      </p>
    </Page>
  );
}
