package org.redress.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.support.Books;
import org.redress.support.TestPostgres;

/** A message that halts the process which tries it, in real processes that halt. */
@Tag("FE8")
class PoisonTest {

    private static final int MESSAGES = 30;
    private static final int POISON = 12;
    private static final int ENOUGH_LIVES = 8;

    private final TestPostgres database = TestPostgres.fresh();
    private final Books books = new Books(database);

    @Test
    void it_is_parked_and_takes_no_other_message_with_it() throws Exception {
        Flyway.configure()
                .dataSource("jdbc:" + database.url(), database.user(), database.password())
                .load()
                .migrate();
        books.execute("create table sent (event_number int not null)");
        books.execute(
                """
                insert into outbox (bucket, order_id, event_number, place, topic, kind, test_clock)
                select 1, '00000000-0000-8000-8000-000000000001', n, 1, 'mail', 'withdrawn', false
                from generate_series(1, %d) n
                """
                        .formatted(MESSAGES));

        List<Integer> exits = lives();

        assertEquals(0, exits.getLast(), exits.toString());
        assertTrue(exits.contains(DoomedRelay.KILLED), exits.toString());
        assertEquals(MESSAGES - 1, books.count("select count(distinct event_number) from sent"));
        assertEquals(0, books.count("select count(*) from sent where event_number = " + POISON));
        assertEquals(
                MESSAGES - 1, books.count("select count(*) from outbox where status = 'done'"));
        assertEquals(
                1,
                books.count(
                        "select count(*) from outbox where status = 'parked' and event_number = "
                                + POISON));
        assertEquals(1, books.count("select count(*) from task where kind = 'message-parked'"));
    }

    /** One process after the other, each when the leases of the one before are over. */
    private List<Integer> lives() throws IOException, InterruptedException {
        List<Integer> exits = new ArrayList<>();
        do {
            exits.add(life());
            books.execute(
                    "update outbox set next_try_at = next_try_at - interval '1 hour'"
                            + " where status = 'waiting'");
        } while (exits.getLast() != 0 && exits.size() < ENOUGH_LIVES);
        return exits;
    }

    private int life() throws IOException, InterruptedException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedRelay.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        String.valueOf(POISON))
                .inheritIO()
                .start()
                .waitFor();
    }
}
