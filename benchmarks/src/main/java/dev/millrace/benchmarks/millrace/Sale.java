// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.millrace;

import dev.millrace.benchmarks.events.Person;

/** An auction and who sells in it: q3 and q8. */
record Sale(long auction, Person seller) {}
