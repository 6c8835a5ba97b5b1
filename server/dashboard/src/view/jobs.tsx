// SPDX-License-Identifier: Apache-2.0
import { path } from '../api/client';
import type { Jobs, JobSummary } from '../api/types';
import { useQuery } from '../live/query';
import { Link } from '../part/link';
import { Empty, Loaded } from '../part/notices';
import { StatusBadge } from '../part/status';
import { Table } from '../part/table';
import { clockTime, duration } from '../text/time';

const EVERY_MS = 2_000;

export function JobsView() {
  const jobs = useQuery<Jobs>(path('jobs'), EVERY_MS);
  return (
    <section>
      <h1>Jobs</h1>
      <Loaded query={jobs}>
        {({ jobs: all }) =>
          all.length === 0 ? (
            <Empty>No job has been started in this process yet.</Empty>
          ) : (
            <JobTable jobs={all} />
          )
        }
      </Loaded>
    </section>
  );
}

function JobTable({ jobs }: { jobs: JobSummary[] }) {
  return (
    <Table
      label="Jobs"
      rows={jobs}
      rowKey={(it) => it.id}
      columns={[
        {
          head: 'Job',
          cell: (it) => <Link to={{ job: it.id, view: 'graph', operator: null, query: {} }}>{it.name}</Link>,
        },
        { head: 'State', cell: (it) => <StatusBadge status={it.status} /> },
        { head: 'Started', cell: (it) => clockTime(it.startedMs) },
        { head: 'Running for', isNumber: true, cell: (it) => duration(it.uptimeMs) },
        { head: 'Restarts', isNumber: true, cell: (it) => it.restarts },
        { head: 'First cause', cell: (it) => it.firstCause ?? <span class="faint">none</span> },
      ]}
    />
  );
}
