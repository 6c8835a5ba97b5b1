// SPDX-License-Identifier: Apache-2.0
import type { ComponentChildren } from 'preact';
import type { Job, Update } from '../api/types';
import { useJobStream, type LiveJob } from '../live/job-stream';
import type { Route } from '../live/route';
import { Link } from '../part/link';
import { Failed, Loading } from '../part/notices';
import { StatusBadge } from '../part/status';
import { duration } from '../text/time';
import { CheckpointsView } from './checkpoint/checkpoints';
import { ConfigView } from './config';
import { ExceptionsView } from './exceptions';
import { GraphView } from './graph/graph-view';
import { LateView } from './late';
import { StateView } from './state/state-view';
import { Steering } from './steering';
import { ThreadsView } from './threads';
import { WhyView } from './why';

interface ViewProps {
  jobId: string;
  route: Route;
  update: Update;
  live: LiveJob;
}

const VIEWS: [name: string, title: string, view: (props: ViewProps) => ComponentChildren][] = [
  ['graph', 'Graph', (it) => <GraphView jobId={it.jobId} route={it.route} update={it.update} history={it.live.history} />],
  ['why', 'Why', (it) => <WhyView jobId={it.jobId} operator={it.route.operator} />],
  ['state', 'State', (it) => <StateView jobId={it.jobId} route={it.route} />],
  ['late', 'Late records', (it) => <LateView jobId={it.jobId} />],
  ['checkpoints', 'Checkpoints', (it) => <CheckpointsView jobId={it.jobId} route={it.route} />],
  ['exceptions', 'Exceptions', (it) => <ExceptionsView jobId={it.jobId} />],
  ['threads', 'Threads', (it) => <ThreadsView jobId={it.jobId} jobName={it.update.job.name} />],
  ['config', 'Configuration', (it) => <ConfigView jobId={it.jobId} />],
];

interface Props {
  jobId: string;
  route: Route;
  canSteer: boolean;
  /** Whether the page says already that the server is away. */
  isAwayKnown: boolean;
}

/** One job: what it is doing at the top, and below it one of its views. */
export function JobView({ jobId, route, canSteer, isAwayKnown }: Props) {
  const live = useJobStream(jobId);
  const { update, problem } = live;
  const isSaid = problem === null || problem.isUnauthorized || (problem.isUnreachable && isAwayKnown);
  const view = VIEWS.find(([name]) => name === route.view)?.[2];
  return (
    <>
      {!isSaid && <Failed problem={problem} />}
      {!update && problem?.status === 404 && (
        <p class="notice"><Link to={{ job: null, view: 'jobs', operator: null, query: {} }}>The jobs there are</Link></p>
      )}
      {!update && !problem && <Loading />}
      {update && (
        <>
          <JobHead job={update.job} isStale={problem !== null} canSteer={canSteer} />
          <nav class="tabs" aria-label="Views of the job">
            {VIEWS.map(([name, title]) => (
              <Link
                key={name}
                to={{ job: jobId, view: name, operator: null, query: {} }}
                isCurrent={name === route.view}
              >
                {title}
              </Link>
            ))}
          </nav>
          <section>
            {view ? view({ jobId, route, update, live }) : <p class="notice">There is no view “{route.view}”.</p>}
          </section>
        </>
      )}
    </>
  );
}

function JobHead({ job, isStale, canSteer }: { job: Job; isStale: boolean; canSteer: boolean }) {
  const reason = job.transitions.at(-1)?.reason;
  return (
    <div class="job-head">
      <h1>{job.name}</h1>
      <StatusBadge status={job.status} />
      {isStale && <span class="badge bad">not live</span>}
      <span class="faint" title={reason ?? ''}>
        for {duration(job.uptimeMs)}
        {job.restarts > 0 && `, restarted ${job.restarts} times`}
      </span>
      <span class="spacer" />
      {canSteer && <Steering job={job} />}
      {job.firstCause && <p class="error-text cause">{job.firstCause}</p>}
    </div>
  );
}
