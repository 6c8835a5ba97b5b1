// SPDX-License-Identifier: Apache-2.0
package dev.millrace.examples.taxi;

/**
 * A point on the map.
 *
 * @param longitude in degrees, west of Greenwich below 0
 * @param latitude in degrees, south of the equator below 0
 */
public record Place(double longitude, double latitude) {
    private static final double WEST = -74.05;
    private static final double EAST = -73.70;
    private static final double SOUTH = 40.50;
    private static final double NORTH = 41.00;

    /** Whether it lies in the rectangle that we take for New York City. */
    public boolean isInNewYork() {
        return longitude >= WEST && longitude <= EAST && latitude >= SOUTH && latitude <= NORTH;
    }
}
