// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.apache.avro.Schema;

/**
 * Fits what was written to the classes of this program: Avro's schema resolution, with our types in
 * the place of a reader's schema. Plans are made when first needed and kept.
 */
final class Resolution {

    private final WrittenTypes written;
    private final Serializers registered;
    private final ClassFinder classes;
    private final Set<String> problems = new LinkedHashSet<>();

    /** What is declared where values of several types stand that are not passed over. */
    private final Set<Class<?>> open = new LinkedHashSet<>();

    private final Map<Schema, FieldsPlan> fields = new IdentityHashMap<>();
    private final Map<Schema, ReadPlan> skips = new IdentityHashMap<>();

    Resolution(WrittenTypes written, Serializers registered, ClassFinder classes) {
        this.written = written;
        this.registered = registered;
        this.classes = classes;
    }

    /** Returns what was found not to fit so far, each as a sentence. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * Plans all that can be met, so that all problems are found: outermost types, and those that
     * can stand where something open is declared. A class that only stood in fields that are gone
     * may be gone too.
     *
     * @param wanted which outermost types are met
     */
    void planAll(IntPredicate wanted) throws UnreadableValueException {
        List<Integer> left = new ArrayList<>(written.numbers());
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (int number : List.copyOf(left)) {
                Schema schema = written.schema(number);
                if ((number > 0 && wanted.test(number)) || canBeMet(schema)) {
                    left.remove((Integer) number);
                    of(schema, Object.class, "a value");
                    isGrowing = true;
                }
            }
        }
    }

    private boolean canBeMet(Schema schema) {
        Class<?> type = classes.find(Names.classOf(schema));
        return open.stream()
                .anyMatch(
                        declared ->
                                type == null
                                        ? Declarations.isOpen(declared)
                                        : Declarations.canShare(type, declared));
    }

    /** Returns how values of a type of the file are read where {@code declared} is expected. */
    ReadPlan ofNumber(int number, Type declared, String place) throws UnreadableValueException {
        return of(written.schema(number), declared, place);
    }

    /**
     * Returns how what was written by a schema is read where {@code declared} is expected. What
     * does not fit is a problem, and a plan that fails.
     *
     * @param place for messages: the field or whatever else it stands in
     */
    ReadPlan of(Schema schema, Type declared, String place) {
        Class<?> target = Widening.boxed(Generics.erased(declared));
        if (WrittenTypes.isAny(schema)) {
            return ofAny(schema, declared, target, place);
        }
        if (schema.getType() == Schema.Type.UNION) {
            return ofNullable(schema.getTypes().get(1), declared, place);
        }
        String className = Names.classOf(schema);
        Leaf<?> leaf = Leaves.named(className);
        if (leaf != null) {
            return ofLeaf(leaf, schema, target, place);
        }
        if (WrittenTypes.isRegistered(schema)) {
            return ofRegistered(schema, target, place);
        }
        return switch (schema.getType()) {
            case ENUM -> ofEnum(schema, target, place);
            case ARRAY, RECORD -> new Holders(this, classes).of(schema, declared, target, place);
            default -> misfit(place, className, target, "");
        };
    }

    private ReadPlan ofAny(Schema schema, Type declared, Class<?> target, String place) {
        String before = schema.getProp(Slot.DECLARED);
        Class<?> was = before == null ? null : classes.find(before);
        if (was != null && !Declarations.canShare(was, target)) {
            return misfit(place, was.getName(), target, "");
        }
        open.add(target);
        return new AnyPlan(this, declared, place);
    }

    private ReadPlan ofNullable(Schema schema, Type declared, String place) {
        ReadPlan some = of(schema, declared, place);
        boolean takesNull = !Generics.erased(declared).isPrimitive();
        return in -> {
            int index = in.readWithin(0, 1);
            if (index == 1) {
                return some.read(in);
            }
            if (!takesNull) {
                throw new UnreadableValueException(
                        place + " holds null, but is declared as " + declared + " now");
            }
            return null;
        };
    }

    private ReadPlan ofLeaf(Leaf<?> leaf, Schema schema, Class<?> target, String place) {
        if (!leaf.schema().equals(schema)) {
            return refused(
                    place
                            + ": the format of "
                            + leaf.type().getName()
                            + " is not the one this version of Millrace knows");
        }
        if (target.isAssignableFrom(leaf.type())) {
            return leaf::read;
        }
        Function<Number, Object> widening = Widening.between(leaf.type(), target);
        if (widening == null) {
            return misfit(place, leaf.type().getName(), target, "");
        }
        return in -> widening.apply((Number) leaf.read(in));
    }

    private ReadPlan ofRegistered(Schema schema, Class<?> target, String place) {
        String className = Names.classOf(schema);
        Class<?> owner = registered.named(className);
        if (owner == null) {
            return refused(
                    place
                            + ": values of "
                            + className
                            + " were written by a serializer that is not registered; call"
                            + " StreamExecutionEnvironment.registerTypeSerializer for it");
        }
        if (!target.isAssignableFrom(owner) && !owner.isAssignableFrom(target)) {
            return misfit(place, className, target, "");
        }
        int version = (Integer) schema.getObjectProp(RegisteredCodec.VERSION);
        return new RegisteredPlan(owner, target, registered.get(owner), version);
    }

    private ReadPlan ofEnum(Schema schema, Class<?> target, String place) {
        Class<?> type = classes.find(Names.classOf(schema));
        if (type == null || !type.isEnum()) {
            return missing(place, Names.classOf(schema));
        }
        if (!target.isAssignableFrom(type)) {
            return misfit(place, type.getName(), target, "");
        }
        return new EnumPlan(type, schema.getEnumSymbols());
    }

    /** Returns how records and objects are read by their fields. */
    ReadPlan ofFields(Schema schema, Class<?> target, String place) {
        Class<?> type = classes.find(Names.classOf(schema));
        if (type == null) {
            return missing(place, Names.classOf(schema));
        }
        if (!target.isAssignableFrom(type)) {
            return misfit(place, type.getName(), target, "");
        }
        FieldsPlan known = fields.get(schema);
        if (known != null) {
            return known;
        }
        DataClass data;
        try {
            data = DataClass.of(type);
        } catch (UnsupportedValueException e) {
            return refused(place + ": " + e.getMessage());
        }
        FieldsPlan plan = new FieldsPlan(data);
        fields.put(schema, plan);
        plan.complete(schema, this);
        return plan;
    }

    /** Returns how what was written by a schema is passed over. */
    ReadPlan skipping(Schema schema) {
        ReadPlan known = skips.get(schema);
        if (known == null) {
            Skip skip = new Skip();
            skips.put(schema, skip);
            skip.complete(schema, this);
            known = skip;
        }
        return known;
    }

    private ReadPlan missing(String place, String className) {
        return refused(
                place
                        + ": values of class "
                        + className
                        + " were written, but this program has no class of that name; keep the"
                        + " class until nothing of it is in state");
    }

    /** What was written cannot become what is declared now. */
    ReadPlan misfit(String place, String before, Class<?> now, String remedy) {
        return refused(
                place
                        + " was written as "
                        + before
                        + " and is declared as "
                        + now.getName()
                        + " now; "
                        + (remedy.isEmpty()
                                ? "numbers may become wider, nothing else may become another type:"
                                        + " give the new one another name"
                                : remedy));
    }

    ReadPlan refused(String problem) {
        problems.add(problem);
        return in -> {
            throw new UnreadableValueException(problem);
        };
    }
}
