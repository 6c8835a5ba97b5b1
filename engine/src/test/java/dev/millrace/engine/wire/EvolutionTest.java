// SPDX-License-Identifier: Apache-2.0
package dev.millrace.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was written by one version of a job and is read by another. */
@Tag("slow") // compiles some forty programs
class EvolutionTest {

    /** What one version of a program wrote. */
    private record Written(Wire wire, byte[] bytes) {

        Object readBy(String source) throws Exception {
            return wire.reader(new CompiledSource(source)).read(Wire.decoder(bytes));
        }

        List<String> problemsOf(String source) throws Exception {
            return wire.reader(new CompiledSource(source)).incompatibilities();
        }
    }

    private static Written by(String source) throws Exception {
        Wire wire = new Wire();
        return new Written(wire, wire.bytes(new CompiledSource(source).make()));
    }

    /** A class Job that makes a value. */
    private static String job(String classes, String value) {
        return "import java.util.*; import dev.millrace.api.state.FormerName; "
                + classes
                + " class Job { static Object make() { return "
                + value
                + "; } }";
    }

    private static String job(String classes) {
        return job(classes, "null");
    }

    @Test
    void addedComponentsAreZeroNullOrEmpty() throws Exception {
        Written old = by(job("record A(int x) {}", "new A(1)"));
        String now = job("record A(long added, int x, String text, Optional<String> maybe) {}");
        assertThat(old.problemsOf(now)).isEmpty();
        assertThat(old.readBy(now)).hasToString("A[added=0, x=1, text=null, maybe=Optional.empty]");
    }

    @Test
    void addedComponentsTakeWhatTheConstructorWithoutArgumentsGives() throws Exception {
        Written old = by(job("record A(int x) {}", "new A(1)"));
        String now = job("record A(int x, String currency) { A() { this(9, \"EUR\"); } }");
        assertThat(old.readBy(now)).hasToString("A[x=1, currency=EUR]");
    }

    @Test
    void addedFieldsOfObjectsKeepTheirInitialValues() throws Exception {
        Written old = by(job("class A { int x = 1; }", "new A()"));
        String now =
                job(
                        "class A { private int x; private List<String> more = List.of(\"new\");"
                                + " public String toString() { return x + \" \" + more; } }");
        assertThat(old.readBy(now)).hasToString("1 [new]");
    }

    @Test
    void removedFieldsArePassedOverEvenIfTheirClassIsGone() throws Exception {
        Written old =
                by(
                        job(
                                "class Gone { int[] a = {1}; } record In(String s, In next) {}"
                                        + " record A(int x, Gone gone, In in, List<Object> list,"
                                        + " double d, UUID id, Thread.State state, boolean b, float f,"
                                        + " long y) {}",
                                "new A(1, new Gone(), new In(\"s\", new In(\"t\", null)),"
                                        + " List.of(2, \"x\"), 4, new UUID(1, 2),"
                                        + " Thread.State.NEW, true, 3, 7)"));
        String now = job("record A(int x, long y) {}");
        assertThat(old.readBy(now)).hasToString("A[x=1, y=7]");
        assertThat(old.problemsOf(now)).isEmpty();
    }

    @Test
    void fieldsMayBeReordered() throws Exception {
        Written old = by(job("record A(int x, String y, Long z) {}", "new A(1, \"a\", 3L)"));
        assertThat(old.readBy(job("record A(Long z, int x, String y) {}")))
                .hasToString("A[z=3, x=1, y=a]");
    }

    @Test
    void numbersMayBecomeWiderAlsoInCollections() throws Exception {
        Written old =
                by(
                        job(
                                "record A(byte a, short b, int c, long d, float e, Integer f,"
                                        + " List<Integer> g, Map<String, Float> h, Object i) {}",
                                "new A((byte) 1, (short) 2, 3, 4, 5.5f, 6, List.of(7),"
                                        + " Map.of(\"k\", 8.5f), 9)"));
        String now =
                job(
                        "record A(int a, long b, long c, double d, double e, Long f,"
                                + " List<Long> g, Map<String, Double> h, Long i) {}");
        assertThat(old.problemsOf(now)).isEmpty();
        assertThat(old.readBy(now))
                .hasToString("A[a=1, b=2, c=3, d=4.0, e=5.5, f=6, g=[7], h={k=8.5}, i=9]");
    }

    @Test
    void boxesMayBecomePrimitivesAndTheOtherWayRound() throws Exception {
        Written old = by(job("record A(int x, Long y) {}", "new A(1, 2L)"));
        assertThat(old.readBy(job("record A(Integer x, long y) {}"))).hasToString("A[x=1, y=2]");
        Written without = by(job("record A(int x, Long y) {}", "new A(1, null)"));
        assertThatThrownBy(() -> without.readBy(job("record A(Integer x, long y) {}")))
                .hasMessageContaining("field y of class job.A holds null")
                .hasMessageContaining("long");
    }

    @Test
    void recordsMayBecomeClassesAndTheOtherWayRound() throws Exception {
        Written old = by(job("record A(int x) {}", "new A(1)"));
        String now = job("class A { int x; public String toString() { return \"A\" + x; } }");
        assertThat(old.readBy(now)).hasToString("A1");
        Written later = by(job("class A { int x = 2; }", "new A()"));
        assertThat(later.readBy(job("record A(int x) {}"))).hasToString("A[x=2]");
    }

    @Test
    void renamedFieldsAreFoundByTheirFormerNames() throws Exception {
        Written old = by(job("record A(int sum, String who) {}", "new A(1, \"ada\")"));
        assertThat(
                        old.readBy(
                                job(
                                        "record A(@FormerName({\"total\", \"sum\"}) long"
                                                + " balance, @FormerName(\"who\") String owner) {}")))
                .hasToString("A[balance=1, owner=ada]");
    }

    @Test
    void constantsMayBeAddedAndReordered() throws Exception {
        Written old = by(job("enum E { A, B } record R(E e) {}", "new R(E.B)"));
        assertThat(old.readBy(job("enum E { B, C, A } record R(E e) {}"))).hasToString("R[e=B]");
    }

    @Test
    void constantsThatAreGoneAreRefusedWhereTheyOccur() throws Exception {
        String now = job("enum E { A } record R(E e) {}");
        assertThat(by(job("enum E { A, B } record R(E e) {}", "new R(E.A)")).readBy(now))
                .hasToString("R[e=A]");
        Written old = by(job("enum E { A, B } record R(E e) {}", "new R(E.B)"));
        assertThatThrownBy(() -> old.readBy(now))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("constant B of enum job.E");
    }

    @Test
    void casesMayBeAddedToSealedTypes() throws Exception {
        Written old =
                by(
                        job(
                                "sealed interface S {} record A(int x) implements S {} record"
                                        + " Box(S s, List<S> all) {}",
                                "new Box(new A(1), List.of(new A(2)))"));
        String now =
                job(
                        "sealed interface S {} record B() implements S {} record A(int x) implements"
                                + " S {} record Box(S s, List<S> all) {}");
        assertThat(old.problemsOf(now)).isEmpty();
        assertThat(old.readBy(now)).hasToString("Box[s=A[x=1], all=[A[x=2]]]");
    }

    @Test
    void collectionsMayBeDeclaredAsOthersOfTheirKind() throws Exception {
        Written old =
                by(
                        job(
                                "record A(List<Integer> a, Map<Integer, Integer> b, Set<Integer> c)"
                                        + " {}",
                                "new A(List.of(1), Map.of(1, 2), Set.of(3))"));
        String now =
                job(
                        "record A(ArrayDeque<Integer> a, SortedMap<Integer, Integer> b,"
                                + " LinkedHashSet<Integer> c) {}");
        assertThat(old.readBy(now)).hasToString("A[a=[1], b={1=2}, c=[3]]");
    }

    @Test
    void everyFieldWhoseTypeDoesNotFitIsNamedBeforeAnythingIsRead() throws Exception {
        Written old =
                by(
                        job(
                                "record In(long l) {} record A(String a, long b, List<String> c, In"
                                        + " d, Double e, Number f, In[] g) {}",
                                "new A(\"1\", 2, List.of(\"x\"), new In(3), 4.0, 5, null)"));
        String now =
                job(
                        "record In(int l) {} record A(int a, int b, Set<String> c, String d,"
                                + " Float e, String f, In[] g) {}");
        assertThat(old.problemsOf(now))
                .anySatisfy(says("field a of class job.A", "java.lang.String", "Integer"))
                .anySatisfy(says("field b of class job.A", "java.lang.Long", "Integer"))
                .anySatisfy(says("field c of class job.A", "java.util.List", "java.util.Set"))
                .anySatisfy(says("field d of class job.A", "job.In", "java.lang.String"))
                .anySatisfy(says("field e of class job.A", "java.lang.Double", "java.lang.Float"))
                .anySatisfy(says("field f of class job.A", "java.lang.Number", "String"))
                .hasSize(6);
        assertThatThrownBy(() -> old.readBy(now))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("field a of class job.A");
    }

    private static java.util.function.Consumer<String> says(String... parts) {
        return problem -> assertThat(problem).contains(parts);
    }

    @Test
    void classesThatAreGoneAreNamed() throws Exception {
        Written old = by(job("record A(Object x) {} class B {}", "new A(new B())"));
        assertThat(old.problemsOf(job("record A(Object x) {}")))
                .singleElement()
                .satisfies(says("class job.B", "no class of that name"));
    }

    @Test
    void classesThatAreGoneAreNamedAlsoWhereTheyStandInCollections() throws Exception {
        Written old =
                by(
                        job(
                                "interface S {} record A(List<S> x, int y) {} class B implements S"
                                        + " {}",
                                "new A(new ArrayList<>(List.of(new B())), 1)"));
        assertThat(old.problemsOf(job("interface S {} record A(List<S> x, int y) {}")))
                .singleElement()
                .satisfies(says("class job.B", "no class of that name"));
        assertThat(old.problemsOf(job("interface S {} record A(int y) {}"))).isEmpty();
    }

    @Test
    void aConstructorThatRefusesIsQuoted() throws Exception {
        Written old = by(job("record A(int x) {}", "new A(-1)"));
        assertThatThrownBy(
                        () ->
                                old.readBy(
                                        job(
                                                "record A(int x) { A { if (x < 0) throw new"
                                                        + " IllegalArgumentException(\"x is below"
                                                        + " 0\"); } }")))
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("job.A")
                .hasMessageContaining("x is below 0");
    }

    @Test
    void keysThatBecomeEqualAreRefused() throws Exception {
        Written old =
                by(job("record K(int a, int b) {}", "Map.of(new K(1, 2), 1, new K(1, 3), 2)"));
        assertThatThrownBy(() -> old.readBy(job("record K(int a) {}")))
                .hasMessageContaining("have become equal");
    }

    @Test
    void classesWithoutAShapeForDataAreNeverMade() throws Exception {
        Written old = by(job("class A { int x; }", "new A()"));
        String now =
                job(
                        "class A { static { System.setProperty(\"millrace.made\", \"yes\"); }"
                                + " A(int x) {} }");
        assertThat(old.problemsOf(now))
                .singleElement()
                .satisfies(says("job.A", "no constructor without arguments"));
        assertThatThrownBy(() -> old.readBy(now)).isInstanceOf(UnreadableValueException.class);
        assertThat(System.getProperty("millrace.made")).isNull();
    }
}
