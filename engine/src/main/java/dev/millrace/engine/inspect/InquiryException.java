// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.inspect;

/** An inquiry without an answer; the message says why and what there would be instead. */
public final class InquiryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why there is no answer. */
    public enum Kind {
        /** There is no such operator, state or key. */
        NOT_FOUND,
        /** What was asked makes no sense. */
        NOT_SENSIBLE,
        /** A subtask has too many inquiries already, or did not come to this one in time. */
        BUSY
    }

    private final Kind kind;

    public InquiryException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public static InquiryException notFound(String message) {
        return new InquiryException(Kind.NOT_FOUND, message);
    }

    public static InquiryException notSensible(String message) {
        return new InquiryException(Kind.NOT_SENSIBLE, message);
    }

    public static InquiryException busy(String message) {
        return new InquiryException(Kind.BUSY, message);
    }

    public Kind kind() {
        return kind;
    }
}
