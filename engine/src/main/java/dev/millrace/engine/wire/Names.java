// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import org.apache.avro.Schema;

/** Names of Java in schemas, which allow letters, digits and underscores only. */
final class Names {

    /** The property of a schema that names the class of its values, as {@link Class#getName}. */
    static final String CLASS = "class";

    private Names() {}

    /** Returns a name that Avro allows, the same whenever the Java name is. */
    static String plain(String javaName) {
        boolean isPlain = true;
        for (int i = 0; i < javaName.length() && isPlain; i++) {
            isPlain = isPlain(javaName.charAt(i));
        }
        if (isPlain) {
            return javaName;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < javaName.length(); i++) {
            char c = javaName.charAt(i);
            if (isPlain(c)) {
                plain.append(c);
            } else if (c == '$') {
                plain.append("__");
            } else {
                plain.append(String.format("_x%04x", (int) c));
            }
        }
        return plain.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_';
    }

    /** Returns the last part of a class's name, for a schema. */
    static String simple(Class<?> type) {
        return plain(type.getName().substring(type.getPackageName().length()).replace(".", ""));
    }

    /** Returns the package of a class, for a schema. */
    static String space(Class<?> type) {
        String[] parts = type.getPackageName().split("\\.");
        for (int i = 0; i < parts.length; i++) {
            parts[i] = plain(parts[i]);
        }
        return String.join(".", parts);
    }

    /** Returns the name of the class whose values a schema describes. */
    static String classOf(Schema schema) {
        String named = schema.getProp(CLASS);
        if (named != null) {
            return named;
        }
        return switch (schema.getType()) {
            case BOOLEAN -> "java.lang.Boolean";
            case INT -> "java.lang.Integer";
            case LONG -> "java.lang.Long";
            case FLOAT -> "java.lang.Float";
            case DOUBLE -> "java.lang.Double";
            case STRING -> "java.lang.String";
            case BYTES -> "[B";
            default -> schema.getFullName();
        };
    }
}
