// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.source;

import dev.millrace.api.connector.Source;
import dev.millrace.api.connector.SourceSplit;
import dev.millrace.engine.exchange.Output;
import dev.millrace.engine.operator.Operator;
import dev.millrace.engine.operator.OperatorContext;
import dev.millrace.engine.operator.RecordPosition;
import dev.millrace.engine.seam.ClassCopy;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a source in one subtask that share a buffer: made before the rest of the chain,
 * because the chain's errors name the reader's position.
 */
public final class SourceHead {
    private final SourcePlace place;
    private final PollWatch polls;
    private final SourceTime time;
    private final ReadBuffer buffer = new ReadBuffer();
    private final SourcePosition position = new SourcePosition(buffer);
    private @Nullable ReadingOperator operator;

    /**
     * @param polls is told while the reader is asked for records
     */
    public SourceHead(SourcePlace place, PollWatch polls) {
        this.place = place;
        this.polls = polls;
        this.time = new SourceTime(place.strategy());
    }

    /** Where the record stands that the chain is working on. */
    public RecordPosition position() {
        return position;
    }

    /** Makes the operator, once its outputs exist. */
    public Operator makeOperator(OperatorContext context, Output out) {
        ClassCopy copy = context.classCopy();
        Stamper stamper =
                copy.make(StrategyStamper.class, Stamper.class, place.strategy(), context.clock());
        operator =
                copy.make(
                        SourceOperator.class,
                        ReadingOperator.class,
                        context,
                        out,
                        stamper,
                        time,
                        buffer,
                        position,
                        place.holdsWatermark());
        return operator;
    }

    /** Makes the reader, once the operator exists. */
    public SourceReading makeReading(
            Source<Object, SourceSplit, Object> source, SourceCoordinator coordinator) {
        if (operator == null) {
            throw new IllegalStateException("A reader feeds an operator, which is made first");
        }
        return new SourceReading(source, operator, time, buffer, coordinator, place, polls);
    }
}
