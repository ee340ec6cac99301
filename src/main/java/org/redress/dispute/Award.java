package org.redress.dispute;

import org.redress.dispute.DisputeStatus.Resolution;

/** What is to be carried out, and how it came about. */
public record Award(Resolution how, Terms terms) {}
