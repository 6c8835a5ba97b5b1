// SPDX-License-Identifier: Apache-2.0
import { path } from '../api/client';
import type { Config } from '../api/types';
import { useQuery } from '../live/query';
import { Loaded } from '../part/notices';
import { Table } from '../part/table';

export function ConfigView({ jobId }: { jobId: string }) {
  const config = useQuery<Config>(path('jobs', jobId, 'config'));
  return (
    <Loaded query={config}>
      {({ entries }) => (
        <Table
          label="Options"
          stacks
          rows={entries}
          rowKey={(it) => it.name}
          columns={[
            { head: 'Option', cell: (it) => <code>{it.name}</code> },
            { head: 'Value', cell: (it) => <strong>{it.value}</strong> },
            { head: 'Unit', cell: (it) => it.unit },
            { head: 'Set by', cell: (it) => it.origin.toLowerCase().replace('_', ' ') },
            { head: 'Default', cell: (it) => it.defaultText },
            { head: 'What it decides', cell: (it) => it.reason },
          ]}
        />
      )}
    </Loaded>
  );
}
