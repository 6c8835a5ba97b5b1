// SPDX-License-Identifier: Apache-2.0
// The answers of the server, as /openapi.json describes them. Names, keys, values and messages in
// them are data of users; Preact escapes them wherever they are shown as text.

export type Status =
  | 'STARTING' | 'RUNNING' | 'STOPPING' | 'CANCELLING' | 'FAILING' | 'RESTARTING'
  | 'FINISHED' | 'CANCELLED' | 'FAILED';

/** Event time in ms; null before the first watermark. */
export type Watermark = number | null;

export interface Overview {
  version: string;
  role: 'viewer' | 'operator';
  startedMs: number;
  jobs: { running: number; finished: number; cancelled: number; failed: number };
}

export interface JobSummary {
  id: string;
  name: string;
  status: Status;
  startedMs: number;
  endedMs: number | null;
  uptimeMs: number;
  restarts: number;
  firstCause: string | null;
}

export interface Job extends JobSummary {
  statusSinceMs: number;
  transitions: { status: Status; atMs: number; reason: string }[];
  phases: Record<string, number>;
}

export interface PlanOperator {
  id: string;
  name: string;
  kind: string;
  task: number;
  parallelism: number;
  origin: string | null;
}

export interface PlanEdge {
  from: string;
  to: string;
  partitioning: string;
  chained: boolean;
  sideOutput: string | null;
  input: number;
}

export interface Plan {
  job: string;
  mode: 'STREAMING' | 'BATCH';
  tasks: { id: number; name: string; parallelism: number; maxParallelism: number; operators: string[] }[];
  operators: PlanOperator[];
  edges: PlanEdge[];
}

export interface Subtask {
  index: number;
  phase: string;
  worker: string | null;
  recordsIn: number;
  recordsOut: number;
  lateAccepted: number;
  lateDropped: number;
  errors: number;
  busyShare: number;
  backPressuredShare: number;
  idleShare: number;
  watermarkIn: Watermark;
  watermarkOut: Watermark;
  queueFill: number;
  queueWaiting: number;
  /** Time in queues from a source, in ms; an estimate. */
  latencyMs: number;
  counters: Record<string, number>;
}

export interface Operator {
  id: string;
  name: string;
  kind: string;
  task: number;
  parallelism: number;
  recordsIn: number;
  recordsOut: number;
  lateAccepted: number;
  lateDropped: number;
  errors: number;
  busyShare: number;
  backPressuredShare: number;
  idleShare: number;
  watermarkIn: Watermark;
  watermarkOut: Watermark;
  queueFill: number;
  latencyMs: number;
  stateful: boolean;
  subtasks: Subtask[];
}

export interface Operators {
  atMs: number;
  operators: Operator[];
}

export interface Update {
  job: Job;
  operators: Operators;
}

export interface StateEntry {
  name: string;
  scope: string;
  kind: string;
  keyType: string | null;
  valueType: string | null;
  keys: number;
  bytes: number;
  subtasks: { index: number; keys: number; bytes: number }[];
}

export interface StateList {
  checkpoint: number | null;
  operators: { id: string; name: string; states: StateEntry[] }[];
}

export interface WindowOf {
  startMs: number | null;
  endMs: number | null;
  text: string;
}

export interface StateValue {
  operator: string;
  state: string;
  scope: string;
  kind: string;
  key: unknown;
  checkpoint: number | null;
  readMs: number;
  watermark: Watermark;
  entries: {
    subtask: number;
    window: WindowOf | null;
    value: unknown;
    expiresMs: number | null;
    truncated: boolean;
  }[];
}

export interface StateKeys {
  operator: string;
  state: string;
  keys: { key: unknown; text: string; subtask: number; keyGroup: number }[];
  next: string | null;
}

export interface Reason {
  operator: string;
  name: string;
  verdict: 'WORKING' | 'WAITING' | 'SLOW' | 'BACK_PRESSURED' | 'IDLE' | 'ENDED';
  summary: string;
  watermark: Watermark;
  next: {
    kind: 'window' | 'timer';
    key: unknown;
    window: WindowOf | null;
    firesAtMs: number;
    domain: 'EVENT_TIME' | 'PROCESSING_TIME';
    missingMs: number | null;
    subtask: number;
  } | null;
  heldBy: {
    input: string | null;
    inputSubtask: number | null;
    source: string;
    sourceName: string;
    sourceSubtask: number;
    split: string | null;
    watermark: Watermark;
    sinceMs: number | null;
    splitState: string;
    path: { operator: string; subtask: number; watermark: Watermark }[];
  } | null;
  evidence: {
    bottleneck: string;
    bottleneckName: string;
    busyShare: number;
    threadBusyShare: number;
    subtask: number;
    queueFill: number;
    hotKey: { key: unknown; share: number } | null;
    blockingCall: string | null;
  } | null;
  help: string[];
}

export interface Why {
  atMs: number;
  operators: Reason[];
}

/** Late records to which the same has happened. */
export interface LateGroup {
  count: number;
  histogram: { fromMs: number; toMs: number; count: number }[];
  sample: { record: string; timestampMs: number; watermarkMs: number; latenessMs: number; subtask: number }[];
  more99Ms: number | null;
  more999Ms: number | null;
}

export interface LateOperator {
  id: string;
  name: string;
  allowedMs: number | null;
  accepted: LateGroup | null;
  dropped: LateGroup;
}

export interface Late {
  operators: LateOperator[];
}

export interface CheckpointSummary {
  id: number;
  kind: 'CHECKPOINT' | 'SAVEPOINT' | 'FINAL';
  status: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  triggeredMs: number;
  durationMs: number | null;
  bytes: number | null;
  alignmentMs: number | null;
  retained: boolean;
  name: string | null;
  failure: string | null;
  waitsFor: string[];
}

export interface Checkpoints {
  intervalMs: number | null;
  counts: { completed: number; failed: number; inProgress: number };
  history: CheckpointSummary[];
}

export interface Checkpoint extends CheckpointSummary {
  operators: {
    id: string;
    name: string;
    bytes: number;
    parts: { name: string; kind: string; states: string[]; entries: number; bytes: number }[];
  }[];
  tasks: { name: string; alignmentMs: number }[];
}

export interface Failure {
  atMs: number;
  operator: string | null;
  subtask: number | null;
  type: string;
  message: string;
  trace: string[];
}

export interface Exceptions {
  first: Failure | null;
  history: Failure[];
}

export interface Threads {
  atMs: number;
  threads: { name: string; state: string; cpuMs: number | null; waitsFor: string | null; frames: string[] }[];
}

export interface FlameNode {
  name: string;
  value: number;
  children: FlameNode[];
}

export interface FlameGraph {
  operator: string;
  name: string;
  samples: number;
  lookedAt: number;
  durationMs: number;
  root: FlameNode;
}

export interface Config {
  entries: {
    name: string;
    value: string;
    unit: string;
    origin: 'DEFAULT' | 'PROGRAM' | 'ENVIRONMENT' | 'COMMAND_LINE' | 'PLAN';
    defaultText: string;
    reason: string;
  }[];
}

export interface Jobs {
  jobs: JobSummary[];
}
