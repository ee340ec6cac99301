package org.redress.bench;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.redress.support.TestPostgres;

/** A peer: a library that keeps timers in tables of its own and runs a job for each of them. */
interface TimerLibrary {

    /** What an application does when a timer fires. */
    interface Job {
        void run(String order) throws SQLException;
    }

    /** Its empty tables. */
    void create(TestPostgres database);

    /** Timers of the orders {@code tag-first} to {@code tag-last}; {@code at} is SQL. */
    String insert(String tag, int first, int last, String at);

    /** What a run that was cut short has left. */
    String deleteDue();

    /** In the process that runs the jobs. */
    AutoCloseable start(DataSource database, Job job) throws Exception;
}
