package org.redress.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.redress.platform.Problem.ProblemException;

/** Nobody fills the disk with files on their way. */
@Tag("FF7")
class UploadPlacesTest {
    private final UploadPlaces places = new UploadPlaces(8);
    private final List<UniEmitter<? super String>> underWay = new ArrayList<>();
    private final List<String> outcomes = new ArrayList<>();

    @Test
    void one_person_has_five_uploads_at_once_and_all_together_have_what_is_set() {
        uploads("ann", 7);
        assertEquals(List.of("too-many-uploads", "too-many-uploads"), outcomes);

        uploads("bo", 4);
        assertEquals("uploads-busy", outcomes.getLast());
        assertEquals(8, underWay.size());
    }

    @Test
    void a_place_is_free_again_however_the_upload_ended() {
        uploads("ann", 5);
        underWay.get(0).complete("kept");
        underWay.get(1).fail(new IllegalStateException("cut"));
        places.during("ann", UploadPlacesTest::broken)
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
        outcomes.clear();

        uploads("ann", 3);

        assertEquals(List.of("too-many-uploads"), outcomes);
        underWay.forEach(upload -> upload.complete("kept"));
        uploads("bo", 5);
        uploads("ann", 3);
        assertEquals(List.of("kept", "kept", "kept", "kept", "kept"), outcomes.subList(1, 6));
        assertEquals(6, outcomes.size());
    }

    private static Uni<String> broken() {
        throw new IllegalStateException("before it began");
    }

    private void uploads(String uploader, int times) {
        for (int each = 0; each < times; each++) {
            places.during(uploader, () -> Uni.createFrom().<String>emitter(underWay::add))
                    .subscribe()
                    .with(outcomes::add, failure -> outcomes.add(code(failure)));
        }
    }

    private static String code(Throwable failure) {
        return failure instanceof ProblemException problem ? problem.problem().code() : "failed";
    }
}
