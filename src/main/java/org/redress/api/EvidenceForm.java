package org.redress.api;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form with which a file is attached, as the API's description shows it. */
@Schema(requiredProperties = {"file", "kind"})
public record EvidenceForm(
        @Schema(
                        type = SchemaType.STRING,
                        format = "binary",
                        description =
                                "JPEG, PNG, WebP, HEIC, MP4, QuickTime, WebM, PDF or UTF-8 text")
                String file,
        @Schema(
                        enumeration = {
                            "photo",
                            "video",
                            "unboxing-video",
                            "screenshot",
                            "chat",
                            "document"
                        },
                        description = "what the file shows; its content must fit")
                String kind,
        @Schema(
                        description =
                                "only mediators see it beside the party that brings it;"
                                        + " false if not given")
                Boolean sealed) {}
