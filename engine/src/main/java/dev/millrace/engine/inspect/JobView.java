// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

import dev.millrace.api.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a job. Every method may be called from any thread, at any time, also after the job has
 * ended; none stops it. Counts are a moment old.
 *
 * <p>What belongs to a subtask's thread alone, state above all, is read by an inquiry: the subtask
 * answers it between two of its steps, so that nothing is ever seen half changed.
 */
public interface JobView {

    /** Its life so far. */
    JobReport job();

    /** How it runs; the same all its life. */
    PlanReport plan();

    /** What was set for it. */
    Settings settings();

    /** Every operator with all its subtasks, in the order of the plan. */
    List<OperatorReport> operators();

    /** Every channel between two subtasks. */
    List<ChannelReport> channels();

    /** What failed, the latest first. */
    List<FailureReport> failures();

    /** The threads that step the subtasks of the operator with this uid, while they do. */
    List<SubtaskThread> threads(String operator);

    /**
     * The states of every operator that has any.
     *
     * @throws InquiryException if a subtask did not answer in time
     */
    List<StateReport> states();

    /**
     * The values of a state.
     *
     * @param operator the operator's uid
     * @param state the state's name
     * @param key whose value is meant; null for a state without keys
     * @param form makes of a value what outlives the inquiry; called on the subtask's thread
     * @throws InquiryException if there is no such thing, or a subtask did not answer in time
     */
    <T> StateReading<T> read(
            String operator, String state, @Nullable KeyText key, ValueForm<T> form);

    /**
     * The values of several keys of a state, in the order of {@code keys}, with the reason for each
     * that has nothing or is no key of the state. Those that one subtask owns are read at one
     * moment.
     *
     * @param keys few enough to be read in one step of a subtask, some hundred
     * @param form makes of a value what outlives the inquiry; called on the subtask's thread
     * @throws InquiryException if there is no such state, or a subtask did not answer in time
     */
    <T> List<KeyAnswer<T>> readEach(
            String operator, String state, List<KeyText> keys, ValueForm<T> form);

    /**
     * A page of the keys of a state.
     *
     * @param after where the page before ended, null for the first page
     * @param limit most keys on the page
     * @param form makes of a key what outlives the inquiry; called on the subtask's thread
     * @throws InquiryException if there is no such thing, or a subtask did not answer in time
     */
    <T> KeyPage<T> keys(
            String operator, String state, @Nullable String after, int limit, ValueForm<T> form);

    /**
     * Why each operator waits or is slow.
     *
     * @param operator the uid of the only one asked about, null for all
     * @param key what is asked about one key only; null for all
     * @param form makes of a key what outlives the inquiry; called on the subtask's thread
     * @throws InquiryException if there is no such operator or key, or a subtask did not answer in
     *     time
     */
    <T> List<WhyReport<T>> why(@Nullable String operator, @Nullable KeyText key, ValueForm<T> form);

    /** Late records of every operator that can meet some. */
    List<LateReport> late();
}
