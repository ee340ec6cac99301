package org.redress.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/** What a policy's text names but does not say: this release knows it, or it was pinned. */
interface References {

    /** A country's public holidays, nothing if the country is unknown. */
    Optional<Set<LocalDate>> holidays(String country);

    /** A reason catalogue as it was written. */
    Optional<JsonNode> catalogue(String name);
}
