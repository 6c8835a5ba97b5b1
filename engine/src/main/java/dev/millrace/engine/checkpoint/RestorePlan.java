// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.checkpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where each state of a checkpoint goes in a job, found before anything starts.
 *
 * @param manifest the checkpoint
 * @param taken the state that each operator of the job takes, by uid
 * @param maxParallelism the key groups of those that take state by key, by uid
 * @param refusals why the job may not go on from it; empty if it may
 * @param lines the mapping for people, a line for each operator
 */
public record RestorePlan(
        Manifest manifest,
        Map<String, OperatorState> taken,
        Map<String, Integer> maxParallelism,
        List<String> refusals,
        List<String> lines) {
    public RestorePlan {
        taken = Map.copyOf(taken);
        maxParallelism = Map.copyOf(maxParallelism);
        refusals = List.copyOf(refusals);
        lines = List.copyOf(lines);
    }

    /**
     * Maps a checkpoint to a job.
     *
     * @param operators all operators of the job
     * @param maySkip uids or names of operators whose state the user allows to be left behind
     */
    public static RestorePlan of(
            Manifest manifest, List<RestoreTarget> operators, Set<String> maySkip) {
        return new Mapping(manifest, operators, maySkip).plan();
    }

    /** The same mapping with more reasons why the job may not go on from it. */
    public RestorePlan refusedFor(List<String> more) {
        List<String> all = new ArrayList<>(refusals);
        all.addAll(more);
        return new RestorePlan(manifest, taken, maxParallelism, all, lines);
    }

    /** What one participant takes of one part, in the order in which it is to be read. */
    public List<RestorePiece> pieces(String uid, int subtask, int parallelism, String part) {
        OperatorState state = taken.get(uid);
        return state == null
                ? List.of()
                : RestoreMapping.pieces(state, subtask, parallelism).stream()
                        .filter(piece -> piece.part().equals(part))
                        .toList();
    }

    /** The mapping as text, as {@code --dry-run} prints it. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("Checkpoint ")
                .append(manifest.epoch())
                .append(" of job \"")
                .append(manifest.jobName())
                .append("\", taken by Millrace ")
                .append(manifest.engineVersion())
                .append('\n');
        lines.forEach(line -> text.append("  ").append(line).append('\n'));
        refusals.forEach(refusal -> text.append("Refused: ").append(refusal).append('\n'));
        return text.toString();
    }

    private static final class Mapping {
        private final Manifest manifest;
        private final Map<String, RestoreTarget> job = new LinkedHashMap<>();
        private final Set<String> maySkip;
        private final Map<String, OperatorState> taken = new TreeMap<>();
        private final Map<String, Integer> maxParallelism = new TreeMap<>();
        private final List<String> refusals = new ArrayList<>();
        private final List<String> lines = new ArrayList<>();

        Mapping(Manifest manifest, List<RestoreTarget> operators, Set<String> maySkip) {
            this.manifest = manifest;
            operators.forEach(operator -> job.put(operator.uid(), operator));
            this.maySkip = maySkip;
        }

        RestorePlan plan() {
            for (OperatorState state : manifest.operators()) {
                if (state.holdsState()) {
                    map(state);
                }
            }
            for (RestoreTarget operator : job.values()) {
                if (operator.remembers() && !isKnown(operator.uid())) {
                    lines.add(describe(operator.uid(), operator.name()) + ": begins empty");
                }
            }
            return new RestorePlan(manifest, taken, maxParallelism, refusals, lines);
        }

        private void map(OperatorState state) {
            RestoreTarget operator = job.get(state.uid());
            Optional<String> obstacle =
                    operator == null ? Optional.of(missing(state)) : obstacle(state, operator);
            String who = describe(state.uid(), state.name());
            if (operator != null && obstacle.isEmpty()) {
                taken.put(state.uid(), state);
                if (state.isKeyed()) {
                    maxParallelism.put(state.uid(), state.maxParallelism());
                }
                lines.add(who + renamed(state, operator) + ": " + route(state, operator));
            } else if (state.partsToKeep().isEmpty()) {
                lines.add(who + ": left behind, it had only the event time");
            } else if (maySkip.contains(state.uid()) || maySkip.contains(state.name())) {
                lines.add(who + ": left behind, as allowed (" + PartTitles.of(state) + ")");
            } else {
                refusals.add(
                        "the state of "
                                + who
                                + " ("
                                + PartTitles.of(state)
                                + ") has nowhere to go: "
                                + obstacle.orElse("")
                                + ", or allow it to be left behind by the name "
                                + state.uid());
                lines.add(who + ": nowhere to go");
            }
        }

        private String missing(OperatorState state) {
            List<String> candidates =
                    job.values().stream()
                            .filter(it -> it.kind().equals(state.kind()) && !isKnown(it.uid()))
                            .map(it -> describe(it.uid(), it.name()))
                            .toList();
            return "the job has no operator of that id"
                    + (candidates.isEmpty()
                            ? ". Put it back"
                            : "; new in the job: "
                                    + String.join(", ", candidates)
                                    + ". If it was renamed, give it the old id with .uid(...)");
        }

        private Optional<String> obstacle(OperatorState state, RestoreTarget operator) {
            if (!state.kind().equals(operator.kind())) {
                return Optional.of(
                        "it was written by a "
                                + state.kind()
                                + " and the operator is a "
                                + operator.kind()
                                + " now. Give the new one an id of its own with .uid(...)");
            }
            if (!operator.canRemember()) {
                return Optional.of(
                        "the operator remembers nothing any more. Give it another id with .uid(...)");
            }
            if (!state.isKeyed()) {
                return Optional.empty();
            }
            if (operator.parallelism() > state.maxParallelism()) {
                return Optional.of(
                        "its parallelism is "
                                + operator.parallelism()
                                + " and its max parallelism was fixed at "
                                + state.maxParallelism()
                                + " when its first checkpoint was taken. Set a parallelism of at"
                                + " most that");
            }
            if (operator.maxGiven() && operator.maxParallelism() != state.maxParallelism()) {
                return Optional.of(
                        "its max parallelism is set to "
                                + operator.maxParallelism()
                                + " and was fixed at "
                                + state.maxParallelism()
                                + " when its first checkpoint was taken. Set that one, or none");
            }
            return Optional.empty();
        }

        private boolean isKnown(String uid) {
            return manifest.operator(uid).filter(OperatorState::holdsState).isPresent();
        }

        private static String renamed(OperatorState state, RestoreTarget operator) {
            return state.name().equals(operator.name()) ? "" : ", now \"" + operator.name() + "\"";
        }

        private static String route(OperatorState state, RestoreTarget operator) {
            int now = operator.parallelism();
            String subtasks =
                    now == state.parallelism()
                            ? now + (now == 1 ? " subtask" : " subtasks") + " as before"
                            : "from " + state.parallelism() + " to " + now + " subtasks";
            return PartTitles.of(state) + "; " + subtasks;
        }

        private static String describe(String uid, String name) {
            return uid.equals(name) ? uid : uid + " \"" + name + "\"";
        }
    }
}
