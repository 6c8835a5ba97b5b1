// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.jet;

import dev.millrace.benchmarks.events.Auction;
import dev.millrace.benchmarks.events.Person;

/** A seller with an auction of theirs. */
record Match(Person seller, Auction auction) {}
