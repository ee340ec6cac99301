package org.redress;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.Immutable;

/** Which part may know which: the core knows plain Java and itself, and imports point one way. */
@AnalyzeClasses(packages = "org.redress", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    /** Everything that decides about an order is reached through these. */
    private static final List<String> DOORS_OF_THE_CORE =
            List.of(
                    "org.redress.order.OrderDecider",
                    "org.redress.order.OrderEvolution",
                    "org.redress.order.OrderEffects");

    /** Entities of simple tables, which Panache may write: no command of an order touches them. */
    private static final Set<String> WRITABLE = Set.of();

    @ArchTest
    static void the_core_is_plain_java(JavaClasses all) {
        var core = reachedFrom(DOORS_OF_THE_CORE.stream().map(all::get).toList());
        classes()
                .that(describe("belong to the core", core::contains))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.redress..")
                .check(all);
    }

    private static Set<JavaClass> reachedFrom(List<JavaClass> doors) {
        var reached = new HashSet<JavaClass>();
        var open = new ArrayDeque<>(doors);
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next.getPackageName().startsWith("org.redress") && reached.add(next)) {
                next.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .forEach(open::push);
            }
        }
        return reached;
    }

    @ArchTest static final ArchRule kernel = knowsOnly("kernel");
    @ArchTest static final ArchRule policy = knowsOnly("policy", "kernel");
    @ArchTest static final ArchRule ledger = knowsOnly("ledger", "kernel");
    @ArchTest static final ArchRule dispute = knowsOnly("dispute", "kernel", "policy");

    @ArchTest
    static final ArchRule order = knowsOnly("order", "kernel", "policy", "ledger", "dispute");

    private static ArchRule knowsOnly(String name, String... others) {
        var known = Stream.concat(Stream.of(name), Stream.of(others));
        var packages = known.map(it -> "org.redress." + it + "..").toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(packages[0])
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.redress..").and(not(resideInAnyPackage(packages))));
    }

    @ArchTest
    static final ArchRule imports_point_one_way =
            slices().matching("org.redress.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule panache_only_reads_what_the_road_writes =
            classes()
                    .that()
                    .areAnnotatedWith(Entity.class)
                    .and(describe("are not writable", it -> !WRITABLE.contains(it.getName())))
                    .should()
                    .beAnnotatedWith(Immutable.class)
                    .allowEmptyShould(true);
}
