// SPDX-License-Identifier: Apache-2.0
import type { Status } from '../api/types';

const TONES: Record<Status, string> = {
  STARTING: 'change',
  RUNNING: 'good',
  STOPPING: 'change',
  CANCELLING: 'change',
  FAILING: 'bad',
  RESTARTING: 'change',
  FINISHED: 'calm',
  CANCELLED: 'calm',
  FAILED: 'bad',
};

export function StatusBadge({ status }: { status: Status }) {
  return <span class={`badge ${TONES[status] ?? 'calm'}`}>{status.toLowerCase()}</span>;
}

export function isOver(status: Status): boolean {
  return status === 'FINISHED' || status === 'CANCELLED' || status === 'FAILED';
}
