// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.runtime;

import dev.millrace.engine.exchange.Control;
import dev.millrace.engine.exchange.Room;
import dev.millrace.engine.exchange.Sender;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorFailure;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The operators of one subtask and the senders at their ends. Owned by the subtask's thread; the
 * list of operators is read by others for their counts.
 */
final class Chain {
    private final List<Operator> operators;
    private final Sender[] senders;
    private final Operator[] polled;
    private final Room room;
    private final Set<Operator> opened = Collections.newSetFromMap(new IdentityHashMap<>());
    private int ended;

    /**
     * @param operators each stands after the one that feeds it; the head is the first
     */
    Chain(List<Operator> operators, List<Sender> senders, Room room) {
        this.operators = List.copyOf(operators);
        this.senders = senders.toArray(Sender[]::new);
        this.polled = operators.stream().filter(Operator::isPolled).toArray(Operator[]::new);
        this.room = room;
    }

    Operator head() {
        return operators.get(0);
    }

    List<Operator> operators() {
        return operators;
    }

    Room room() {
        return room;
    }

    /**
     * Opens operators, the last of the chain first: whoever emits in open is heard.
     *
     * @param last those that open when all others are, or else these
     */
    void open(boolean last) throws Exception {
        for (int i = operators.size() - 1; i >= 0; i--) {
            Operator operator = operators.get(i);
            if (operator.opensLast() != last) {
                continue;
            }
            opened.add(operator);
            try {
                operator.open();
            } catch (Exception e) {
                throw operator.context().failures().fatal(e, "to open");
            }
        }
    }

    /** Lets operators do what is due without a record; whether any did. */
    boolean poll(long nowMs) {
        boolean did = false;
        for (Operator operator : polled) {
            did |= operator.poll(nowMs);
        }
        return did;
    }

    /** Lets operators commit what they have staged, and nothing else; whether any did. */
    boolean pollCommits(long nowMs) {
        boolean did = false;
        for (Operator operator : polled) {
            did |= operator.outlivesInput() && operator.poll(nowMs);
        }
        return did;
    }

    /** Processing time at which {@link #poll} has something to do. */
    long nextPollMs() {
        long next = Long.MAX_VALUE;
        for (Operator operator : polled) {
            next = Math.min(next, operator.nextPollMs());
        }
        return next;
    }

    /** Ends operators in order, each when those before it are done; whether all are. */
    boolean endInput() throws Exception {
        while (ended < operators.size()) {
            Operator operator = operators.get(ended);
            try {
                if (!operator.endInput()) {
                    return false;
                }
            } catch (Exception e) {
                throw operator.context().failures().fatal(e, "at the end of its input");
            }
            ended++;
        }
        return true;
    }

    /** Hands over what did not fit before; whether anything moved. */
    boolean drain() {
        boolean moved = false;
        for (Sender sender : senders) {
            moved |= sender.drain();
        }
        return moved;
    }

    /** Has operators emit what they hold back to save work: there is no input for the moment. */
    void starved() {
        for (Operator operator : operators) {
            operator.starved();
        }
    }

    /** Hands over begun batches and has sinks write what they buffer; whether any batch was. */
    boolean flush() {
        for (Operator operator : operators) {
            operator.flush();
        }
        boolean flushed = false;
        for (Sender sender : senders) {
            flushed |= sender.flush();
        }
        return flushed;
    }

    /**
     * Has operators let go of what they hold back, in order; whether all did. If one cannot yet,
     * those before it are asked again too, for a timer may make them emit in between.
     */
    boolean prepareBarrier(long epoch) {
        for (Operator operator : operators) {
            try {
                if (!operator.prepareBarrier(epoch)) {
                    return false;
                }
            } catch (Exception e) {
                throw operator.context().failures().fatal(e, "to prepare checkpoint " + epoch);
            }
        }
        return true;
    }

    /** Tells the receivers that what follows is not in the checkpoint. */
    void sendBarrier(Control.Barrier barrier) {
        for (Sender sender : senders) {
            sender.barrier(barrier);
        }
    }

    /** Whether nothing is done for an operator on other threads. */
    boolean isSettled() {
        for (Operator operator : operators) {
            if (!operator.isSettled()) {
                return false;
            }
        }
        return true;
    }

    /** Tells the receivers that nothing follows. */
    void end() {
        for (Sender sender : senders) {
            sender.end();
        }
    }

    /** Whether everything has been handed over. */
    boolean isEmpty() {
        for (Sender sender : senders) {
            if (!sender.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Closes what was opened; throws the first failure after all have been tried. */
    void close() {
        OperatorFailure first = null;
        for (Operator operator : operators) {
            if (!opened.remove(operator)) {
                continue;
            }
            try {
                operator.close();
            } catch (Exception e) {
                if (first == null) {
                    first = operator.context().failures().fatal(e, "to close");
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
