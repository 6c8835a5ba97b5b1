// SPDX-License-Identifier: Apache-2.0
import { useState } from 'preact/hooks';
import { forgetToken } from '../api/token';
import type { Overview } from '../api/types';
import { useQuery } from '../live/query';
import { useRoute } from '../live/route';
import { Link } from '../part/link';
import { Failed, Loading } from '../part/notices';
import { JobView } from './job';
import { JobsView } from './jobs';
import { SignIn } from './sign-in';
import { Theme } from './theme';

/** How often the page looks whether the server is still there and still knows its token. */
const OVERVIEW_EVERY_MS = 5_000;

export function App() {
  const route = useRoute();
  const [session, setSession] = useState(0);
  const overview = useQuery<Overview>(`/api/v1/overview?session=${session}`, OVERVIEW_EVERY_MS);
  const signInAgain = () => setSession((it) => it + 1);
  if (overview.problem?.isUnauthorized) {
    return <SignIn onToken={signInAgain} />;
  }
  const leave = () => {
    forgetToken();
    signInAgain();
  };
  return (
    <>
      <header class="bar">
        <Link to={{ job: null, view: 'jobs', operator: null, query: {} }} class="brand">Millrace</Link>
        {overview.data && <span class="faint">{overview.data.version}</span>}
        <span class="spacer" />
        {overview.data && <span class="badge calm">{overview.data.role}</span>}
        <Theme />
        <button type="button" onClick={leave}>Sign out</button>
      </header>
      {overview.problem && <Failed problem={overview.problem} />}
      <main>
        {overview.data === null && !overview.problem && <Loading />}
        {overview.data && route.job === null && <JobsView />}
        {overview.data && route.job !== null && (
          <JobView
            key={route.job}
            jobId={route.job}
            route={route}
            canSteer={overview.data.role === 'operator'}
            isAwayKnown={overview.problem !== null}
          />
        )}
      </main>
    </>
  );
}
