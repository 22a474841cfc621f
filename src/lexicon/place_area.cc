#include "src/lexicon/place_area.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace annals {
namespace {

constexpr double kEarthRadius = 6371.0;  // kilometres, the mean

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

bool between(double lon, double west, double east) {
  return west <= east ? lon >= west && lon <= east : lon >= west || lon <= east;
}

// The shorter way round, in degrees.
double turn(double a, double b) {
  const double way = std::fmod(std::abs(a - b), 360.0);
  return std::min(way, 360 - way);
}

}  // namespace

bool PlaceBox::contains(double lat, double lon) const {
  return lat >= south && lat <= north && between(lon, west, east);
}

double distance_km(double lat, double lon, double other_lat, double other_lon) {
  const double up = std::sin(radians(other_lat - lat) / 2);
  const double along = std::sin(radians(other_lon - lon) / 2);
  const double chord =
      up * up + std::cos(radians(lat)) * std::cos(radians(other_lat)) * along * along;
  return 2 * kEarthRadius * std::asin(std::sqrt(std::clamp(chord, 0.0, 1.0)));
}

double distance_km(const PlaceBox& box, double lat, double lon) {
  const double near_lat = std::clamp(lat, double{box.south}, double{box.north});
  if (between(lon, box.west, box.east)) return distance_km(lat, lon, near_lat, lon);
  // Towards a pole the nearest point of a side is not the one on our parallel; some points on it
  // are enough for boxes that are rough themselves.
  const double side = turn(lon, box.west) < turn(lon, box.east) ? box.west : box.east;
  double best = distance_km(lat, lon, near_lat, side);
  for (int step = 0; step <= 8; ++step)
    best = std::min(
        best, distance_km(lat, lon, box.south + (double{box.north} - box.south) * step / 8, side));
  return best;
}

}  // namespace annals
