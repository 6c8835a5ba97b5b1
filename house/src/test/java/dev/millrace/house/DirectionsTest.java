// SPDX-License-Identifier: Apache-2.0
package dev.millrace.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may know of whom. */
class DirectionsTest {
    private static final String API = "dev.millrace.api..";
    private static final String ENGINE = "dev.millrace.engine..";

    private final JavaClasses product = Product.allClasses();

    @Test
    void apiKnowsTheJdkAndNothingElse() {
        classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(API, "java..", "org.jspecify.annotations..")
                .because("a job author gets no library they did not ask for")
                .check(product);
    }

    @Test
    void wordsOfTheApiDoNotKnowTheSentencesMadeOfThem() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.millrace.api.function..",
                        "dev.millrace.api.state..",
                        "dev.millrace.api.time..",
                        "dev.millrace.api.window..",
                        "dev.millrace.api.connector..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.millrace.api", "dev.millrace.api.stream..", "dev.millrace.api.graph..")
                .because("functions, state and windows can be used and tested without any job")
                .check(product);
    }

    @Test
    void graphIsDataAndDoesNotKnowTheStreamsThatMakeIt() {
        noClasses()
                .that()
                .resideInAPackage("dev.millrace.api.graph..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.millrace.api.stream..")
                .because("an engine reads the graph and nothing else of a program")
                .check(product);
    }

    @Test
    void engineKnowsTheApiAndItsOwnFewLibraries() {
        classes()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        ENGINE,
                        API,
                        "java..",
                        "org.jspecify.annotations..",
                        "org.jctools..",
                        "org.agrona..",
                        "org.apache.avro..",
                        "com.fasterxml.jackson..",
                        "org.slf4j..")
                .because("whoever embeds the engine carries each of its libraries")
                .check(product);
    }

    @Test
    void serverSeesOfTheEngineWhatIsMadeToBeSeen() {
        noClasses()
                .that()
                .resideInAPackage("dev.millrace.server..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.millrace.engine.*..")
                                .and(resideOutsideOfPackage(enginePackage("inspect")))
                                .and(resideOutsideOfPackage(enginePackage("inspection"))))
                .because("what a server shows is made for it, and the rest can change")
                .check(product);
    }

    @Test
    void theCommandSpeaksRestAndReadsCheckpoints() {
        noClasses()
                .that()
                .resideInAPackage("dev.millrace.cli..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.millrace..")
                                .and(resideOutsideOfPackage("dev.millrace.cli.."))
                                .and(resideOutsideOfPackage(enginePackage("inspection"))))
                .because("what the command can do, a script can do too")
                .check(product);
    }

    @Test
    void theTestkitSeesTheSimulatedWorldOfTheEngineAndNoMore() {
        noClasses()
                .that()
                .resideInAPackage("dev.millrace.testkit..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.millrace.engine.*..")
                                .and(resideOutsideOfPackage(enginePackage("seam"))))
                .because("what it offers has to outlive changes of the engine")
                .check(product);
    }

    @Test
    void theEngineIsEnteredThroughItsFrontDoor() {
        noClasses()
                .that(areUsersOfTheEngine())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.millrace.engine.*..")
                .allowEmptyShould(true)
                .because("connectors and examples see the api and the engine's entry point only")
                .check(product);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "state", "exchange", "checkpoint"})
    void siblingsOfTheEngineNeverMeet(String sibling) {
        String[] others =
                Stream.of("plan", "state", "exchange", "checkpoint")
                        .filter(other -> !other.equals(sibling))
                        .map(DirectionsTest::enginePackage)
                        .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(enginePackage(sibling))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true)
                .because("each can be understood and tested alone; runtime joins them")
                .check(product);
    }

    @Test
    void valuesAreWrittenWithoutKnowingTheEngine() {
        noClasses()
                .that()
                .resideInAPackage(enginePackage("wire"))
                .should()
                .dependOnClassesThat(
                        describe(
                                "are of other rooms of the engine",
                                other ->
                                        other.getPackageName().startsWith("dev.millrace.engine")
                                                && !other.getPackageName()
                                                        .equals("dev.millrace.engine.wire")))
                .because("tools read snapshots with it, without a job")
                .check(product);
    }

    @Test
    void onlyTheEntryPointKnowsTheRuntime() {
        noClasses()
                .that()
                .resideInAPackage("dev.millrace.engine.*..")
                .and()
                .resideOutsideOfPackage(enginePackage("runtime"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(enginePackage("runtime"))
                .because("runtime joins the other rooms and none of them leans on it")
                .check(product);
    }

    @Test
    void snapshotsAreEncodedWithoutADisk() {
        noClasses()
                .that()
                .resideInAPackage(enginePackage("snapshot"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        enginePackage("seam"), enginePackage("store"), enginePackage("state"))
                .because("the bytes of a file are the same wherever it is")
                .check(product);
    }

    @Test
    void theStoreKnowsCheckpointsAndNothingOfWhatRuns() {
        noClasses()
                .that()
                .resideInAPackage(enginePackage("store"))
                .should()
                .dependOnClassesThat(
                        describe(
                                "are of the engine, but not store, seam, checkpoint or snapshot",
                                other ->
                                        other.getPackageName().startsWith("dev.millrace.")
                                                && !other.getPackageName()
                                                        .matches(
                                                                "dev\\.millrace\\.engine\\.(store|seam|checkpoint|snapshot|wire)")))
                .because("what is in a directory can be read and tidied without any job")
                .check(product);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "checkpoint"})
    void decisionsArePure(String room) {
        ArchRule rule =
                noClasses()
                        .that()
                        .resideInAPackage(enginePackage(room))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "java.io..",
                                "java.net..",
                                "java.nio",
                                "java.nio.file..",
                                "java.nio.channels..",
                                "java.util.concurrent..",
                                "org.slf4j..",
                                "org.jctools..",
                                "org.agrona.concurrent..",
                                enginePackage("seam"))
                        .orShould()
                        .dependOnClassesThat()
                        .belongToAnyOf(Thread.class, java.time.Clock.class)
                        .allowEmptyShould(true)
                        .because("it computes decisions and others carry them out");
        rule.check(product);
    }

    private static String enginePackage(String room) {
        return "dev.millrace.engine." + room + "..";
    }

    /** Benchmarks measure the engine's parts by themselves and are no users in this sense. */
    private static DescribedPredicate<JavaClass> areUsersOfTheEngine() {
        return describe(
                "are in connectors or examples",
                javaClass ->
                        Stream.of("connector", "examples")
                                .map(user -> "dev.millrace." + user)
                                .anyMatch(javaClass.getPackageName()::startsWith));
    }
}
