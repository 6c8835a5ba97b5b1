// SPDX-License-Identifier: Apache-2.0
package dev.millrace.docs.guide;

import dev.millrace.api.StreamExecutionEnvironment;
import dev.millrace.api.state.FormerName;
import dev.millrace.api.state.TypeSerializer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Classes in state, and how they change. */
final class StateTypes {

    private StateTypes() {}

    /** The first version of a job. */
    static final class Before {
        // snippet: account-before
        record Account(String owner, int cents) {}
        // end
    }

    /** The second. */
    static final class After {
        // snippet: account-after
        record Account(
                long cents, // wider, and in another place
                @FormerName("owner") String holder, // renamed
                String currency, // new: from the constructor below
                Optional<String> note) { // new: empty

            Account() {
                this(0, "", "EUR", Optional.empty());
            }
        }
        // end
    }

    // snippet: type-serializer
    static final class PatternSerializer implements TypeSerializer<Pattern> {
        @Override
        public void write(Pattern pattern, DataOutput out) throws IOException {
            out.writeUTF(pattern.pattern());
            out.writeInt(pattern.flags());
        }

        @Override
        public Pattern read(DataInput in, int version) throws IOException {
            return Pattern.compile(in.readUTF(), in.readInt());
        }
    }

    // end

    static void register(StreamExecutionEnvironment env) {
        // snippet: type-serializer-use
        env.registerTypeSerializer(Pattern.class, new PatternSerializer());
        // end
    }
}
