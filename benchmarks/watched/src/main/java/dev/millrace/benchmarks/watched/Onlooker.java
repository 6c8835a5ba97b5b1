// SPDX-License-Identifier: Apache-2.0
package dev.millrace.benchmarks.watched;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The process that looks at a job. Each line of standard input is an order; each is answered by a
 * line of {@link Seen}. It ends with its standard input.
 *
 * <pre>{@code
 * read <server> <folder of tokens> <keys per second> <keys at once> <ms>
 * read-again <server> <folder of tokens>
 * scrape <server> <folder of tokens> <ms>
 * }</pre>
 */
final class Onlooker {
    private Onlooker() {}

    /**
     * @param args how many keys there are
     */
    public static void main(String[] args) throws Exception {
        StateReads reads = new StateReads(Integer.parseInt(args[0]));
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            System.out.println(Seen.MARK + carryOut(line.split(" "), reads).line());
        }
        System.exit(0);
    }

    private static Seen carryOut(String[] order, StateReads reads) throws Exception {
        Page page = Page.of(URI.create(order[1]), Path.of(order[2]));
        return switch (order[0]) {
            case "read" ->
                    reads.pace(
                            StatePage.in(page),
                            Long.parseLong(order[3]),
                            Integer.parseInt(order[4]),
                            Long.parseLong(order[5]));
            case "read-again" -> reads.again(StatePage.in(page));
            case "scrape" -> new Scraping(page).run(Long.parseLong(order[3]));
            default -> throw new IllegalArgumentException("no such order: " + order[0]);
        };
    }
}
