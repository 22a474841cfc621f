// Stretches of land and sea as boxes, and distances on the globe.
//
//   const PlaceBox fiji{-21, 177, -12, -178};      // across the 180th meridian
//   fiji.contains(-18, 179);                       // true
//   distance_km(fiji, -18, 175);                   // some 211: to the nearest side
#pragma once

namespace annals {

// Degrees; west > east when it crosses the 180th meridian.
struct PlaceBox {
  float south = 0, west = 0, north = 0, east = 0;

  [[nodiscard]] bool contains(double lat, double lon) const;
};

// Along a great circle, in kilometres.
double distance_km(double lat, double lon, double other_lat, double other_lon);

// To the nearest point of the box: 0 inside.
double distance_km(const PlaceBox& box, double lat, double lon);

}  // namespace annals
