/** Getting about, cars and trips, written in the form that `parseKnowledge` reads. */
export const transportKnowledge = `
# ride | transport
uber, uber trip, uber ride, uber bv, ubr, lyft, lyft ride, bolt, bolt eu, bolt ride, ola, ola cabs, olacabs, ani technologies, rapido, meru, namma yatri
blusmart, indrive, didi, didi chuxing, grab, grab ride, grabtaxi, gojek, go jek, cabify, free now, freenow, mytaxi, heetch, kapten, yandex go
yandex taxi, careem, gett, addison lee, via ride, 99 app, 99app, easy taxi, easytaxi, beat ride, comfortdelgro, comfort delgro, taxi, taxis, taksi
taxa, taxi cab, cab, cabs, cabbie, minicab, black cab, radio cab, yellow cab, hailo, curb taxi, taxi koln, funktaxi, rideshare, ride share, tappsi
lime ride, lime scooter, bird ride, tier mobility, tier?, voi, voi scooters, bolt scooter, dott, nextbike, citi bike, citibike, santander cycles
call a bike, velib, vaimoo, ryde, swapfiets, donkey republic, yulu, bounce scooter, vogo, lime, zipcar?, sixt ride, limousine, chauffeur, airport shuttle

# autorickshaw | transport
auto, autorickshaw, auto rickshaw, rickshaw, riksha, ricksha, share auto, shared auto, share jeep, jeep, tuk tuk, tuktuk, e rickshaw, tempo, tonga, totto
ropeway, cable car, funicular, to and fro, jeepney, tricycle fare, ojek, matatu, bodaboda

# transit | transport
nyc subway, subway fare, subway station, subway ticket, subway card, underground ticket, tube ticket, u bahn, s bahn, tunnelbana, t bana, t banen
transit, public transport, public transit, metro, metro rail, metro card, metrocard, delhi metro, dmrc, namma metro, bmrcl, mumbai metro, metro mumbai, hyderabad metro
chennai metro, kochi metro, kolkata metro, mta, mta nyct, omny, nyct, bart, clipper, clipper card, cta, ventra, mbta, charliecard, wmata, septa, septa key, njt
nj transit, path tapp, lirr, metro north, metra, muni, trimet, king county metro, orca card, marta, la metro, tap card, presto, ttc, stm opus, translink
oyster, oyster card, tfl, tfl travel, transport for london, london underground, tube fare, lul ticket, first bus, stagecoach, arriva, go ahead, national express
megabus, lothian buses, trent barton, tram, trams, tramway, tramlink, metrolink, myki, opal, opal card, transport nsw, transportfornsw, translink go card, gocard, at hop
bvg, hvv, mvv, mvg, kvb, vrr, rheinbahn, vbb, vvs, ssb, rmv, vgf, vag, swm, ruhrbahn, bogestra, ustra, uestra, dvb, lvb, deutschlandticket, d ticket, jobticket
monatskarte, wiener linien, wienmobil, verkehrsbetriebe, fahrkarte, fahrkarten, fahrschein, nahverkehr, oeffi, zvv, tpg, bernmobil, ratp, navigo, ile de france mobilites
idfm, rtm, tcl, tisseo, tan nantes, keolis, transpole, titre de transport, transport en commun, metrou, metropolitana, atm milano, atac, gtt, anm napoli, emt
emt madrid, metro madrid, metro de madrid, tmb, tmb barcelona, consorcio transportes, abono transporte, tussam, autobus, autobuses, autobus urbano, bus, buses, bus fare
bus ticket, bus pass, buspass, bus stop, bus stand, city bus, volvo bus, best bus, bmtc, bestundertaking, tsrtc, apsrtc, ksrtc, msrtc, gsrtc, st bus, dtc, redbus, abhibus
flixbus, flix bus, greyhound, blablabus, eurolines, alsa, avanza bus, sl access, storstockholm lokaltrafik, sl ab, storstockholms, vasttrafik, skanetrafiken, ruter, ruter as
kolumbus, skyss, atb as, brakar, vy bus, flytoget, movia, rejsekort, dot billetter, metroselskabet, dsb, hsl, hsl mobiili, nysse, foli, ztm, ztm warszawa, mpk, mpk krakow
jakdojade, skycash, mobilet?, biletomat, dpp, dopravni podnik, idos, pid litacka, litacka, bkk, bkv, gvb, gvb amsterdam, ret, htm, ns groep, ov chipkaart, ovpay, ov pay, translink nl
connexxion, qbuzz, de lijn, stib, mivb, carris, metro lisboa, metropolitano, viva viagem, andante, metro do porto, stcp, sptrans, bilhete unico, riocard, metro rio, metro sp
mrt, lrt, bus mrt, bus/mrt, simplygo, simply go, transitlink, ez link, ezlink, rapidkl, rapid kl, rapid rail, myrapid, touch n go transit, ktm komuter, ktmb, erl, kl ekspres
suica, mobile suica, pasmo, icoca, toei, tokyo metro, jr east, jr west, jr central, odakyu, keio, hankyu, octopus, octopus card, mtr hk, easycard, t money, tmoney, bts skytrain
metro cdmx, metrobus, subte, sube, transantiago, bip card, transmilenio, tullave, ferry, ferries, vaporetto, water taxi, waterbus, star ferry, gautrain, prasa, fare, fares, transport
transportation, transporte, transports, commute, commuting, travel card, travelcard, season ticket, seasonticket, local pass, local train, monthly pass, railway pass, transit pass, bilet
billett, billet, biglietto autobus, bilheteria metro, jizdenka, jizdenky, mhd, tarjeta transporte

# train | transport .85 travel .15
train, trains, train ticket, trains ticket, rail, railway, railways, national rail, trainline, thetrainline, trainpal, lner, gwr, avanti west coast, avanti, southern rail
southeastern, south western railway, swr, thameslink, c2c rail, northern rail, scotrail, crosscountry, tpe rail, transpennine, greater anglia, chiltern railways, east midlands rail
eurostar, thalys, amtrak, via rail, brightline, go transit, caltrain, metrolink train, irctc, indian railways, ir ctc, irctc uts, uts ticket, confirmtkt, railyatri, ixigo trains
db vertrieb, db fernverkehr, deutsche bahn, db bahn, bahn card, bahncard, db regio, bahn de, bahn, oebb, obb, westbahn, sbb, sbb cff, cff, sncf, sncf connect, ouigo, ter sncf
tgv, intercites, renfe, renfe cercanias, cercanias, rodalies, iryo, adif, trenitalia, italo, italo treno, trenord, treno, tren, trenes, tog, nsb, vy, vy gruppen, sj, sj ab, sj biljetter
sj internetbutik, mtr express, vr matkapalvelut, vr helsinki, pkp, pkp intercity, polregio, koleje, koleje mazowieckie, kolej, ceske drahy, cd cz, regiojet, leo express, zssk, mav, mav start
cfr calatori, comboios, comboios de portugal, cp comboios, ns reizigers, ns international, nmbs, sncb, b rail, gysev, shinkansen, ktx, korail, srt rail, ktm ets, rail europe, interrail, eurail

# fuel | vehicle
shell, bp, esso, exxon, exxonmobil, exxon mobil, mobil, mobil gas, chevron, texaco, gulf oil, gulf?, conoco, phillips 66, conocophillips, valero, sunoco, citgo, marathon petro, marathon?, arco
sinclair, 76 gas, union 76, getgo, get go, buc ees, buc ee s, loves travel, love s travel, pilot travel, pilot flying, flying j, ta travel, murphy usa, murphy express, racetrac fuel, costco gas
costco fuel, sams fuel, kroger fuel, safeway fuel, petro canada, petrocan, esso canada, irving oil, husky, ultramar, pioneer petroleum, mobil esso, ampol, caltex, caltex woolworths, bp connect
puma energy, united petroleum, liberty oil, z energy, gull, jet tankstelle, jet?, aral, aral ag, total energies, totalenergies, total station, total access, total?, star tankstelle, hem tankstelle
avia, agip, eni, eni station, oil tankstelle, omv, westfalen tankstelle, q1 tankstelle, tankstelle, tanken, tankautomat, tank?, benzin, bft tankstelle, oktan, socar, migrol, ruedi russel, turmol
esso express, station service, station essence, essence, carburant, carburants, gasoil, gazole, intermarche carburant, carrefour station, leclerc station, dac auchan, repsol, cepsa, galp, petronor
ballenoil, plenoil, petroprix, bp oil espana, gasolinera, gasolina, combustible, combustivel, gasolineras, estacion de servicio, e s repsol, ip gruppo, q8, tamoil, api ip, ipmatic, esso italiana
distributore, benzina, carburante, carburanti, rifornimento, tango, tinq, tankstation, argos tank, texaco nl, gulf nl, benzine, circle k fuel, circle k bensin, st1, preem, okq8, ingo, uno x, unox, ok benzin
f24, yx, esso norge, bensin, bensinstasjon, drivstoff, diesel, petrol, petrol pump, pay at pump, tesco pay at pump, sainsburys petrol, asda petrol, morrisons petrol, tesco petrol, petrol station, petroleum, petroleums, fuel, fuels, fuel station, gas station, gas stn, filling station, service station
gasoline, gas fuel, neste, abc asema, teboil, seo, polttoaine, orlen, pkn orlen, lotos, circle k polska, moya, bp polska, stacja paliw, paliwo, benzina cz, mol, mol cz, euro oil, eurooil, cerpaci stanice
nafta, slovnaft, lukoil, rompetrol, petrom, ina, petrol dd, ipiranga, br distribuidora, petrobras, posto, posto shell, posto ipiranga, auto posto, gasolina posto, ypf, axion, copec, terpel, pemex, g500, gasolineria
hpcl, hp petrol, bpcl, bharat petroleum, hindustan petroleum, iocl, indian oil, indianoil, io cl, nayara, essar petrol, reliance petrol, petronas, petronas dagangan, setel, caltex my, caltex sg, esso singapore, spc
shell sg, eneos, idemitsu, cosmo oil, apollo station, sk energy, gs caltex, s oil, pertamina, ptt station, bangchak, adnoc, enoc, eppco, engen, sasol, total kenya, rubis, vivo energy, mobilgas, car fuel, bike petrol

# charging | vehicle
tesla supercharger, supercharger, tesla charging, chargepoint, electrify america, evgo, blink charging, ev charging, ev charge, charging station, ionity, enbw mobility, enbw ladestation, maingau autostrom, fastned
allego, newmotion, shell recharge, bp pulse, pod point, gridserve, instavolt, osprey charging, mer charging, recharge as, elbil lading, ladestasjon, kople, eviny, ladesaule, elaway, clever dk, virta, greenway, tata power ez

# parking | vehicle
parking, park, car park, carpark, car parks, parkhaus, parkgebuhr, parkgebuehr, parkschein, parkplatz, parken, parkster, easypark, easy park, paybyphone, pay by phone, parkmobile, park mobile, spothero, parkwhiz, ringgo
ring go, justpark, ncp, ncp ltd, q park, qpark, apcoa, apcoa parking, indigo park, indigo infra, contipark, parkeren, parkeerservice, parkmobile nl, yellowbrick, parkbee, saba parking, empark, telpark, e park, aparcamiento
estacionamiento, estacionamento, estapar, zona azul, parcheggio, parcheggi, stationnement, onepark, zenpark, saemes, effia, aimo park, aimo, mobill parkering, parkering, p hus, euro parking, europark, onepark, easypark as
parkowanie, strefa platnego, mobiparking, parkovani, parkovne, parking meter, meter parking, sp plus parking, lazparking, laz parking, abm parking, impark, diamond parking, wilson parking, secure parking, care park
times24, park24, parking fee, parking fine, letak kereta

# toll | vehicle
toll, tolls, toll road, tollway, toll plaza, e zpass, ezpass, ez pass, fastrak, sunpass, txtag, ipass, peach pass, e toll, etoll, linkt, eastlink, fastag, netc fastag, fas tag, nhai, autopass, auto pass, ferde, fremtind bom, fjellinjen
bompenger, bompasseringer, autopass ferge, brobizz, storebaelt, oresundsbron, oresundsbro, trangselskatt, asfinag, vignette, maut, toll collect, peage, peages, sanef, aprr, area autoroute, vinci autoroutes, autoroute, autoroutes, asf autoroute
cofiroute, bip go, ulys, liber t, fulli, autopistas, autopista, peaje, peajes, abertis, via t, bip drive, autostrade, autostrada, autostrade per, telepass, pedaggio, unipolmove, via verde, portagem, brisa, autostrady, viatoll, e toll pl, dalnicni znamka
edalnice, sem parar, semparar, conectcar, veloe, pedagio, dartford, dart charge, m6 toll, congestion charge, tfl ulez, ulez, clean air zone, touch n go, touchngo, touch go, plus expressway, plus highway, tng rfid, cashcard erp, etc card, nexco, iag toll

# car-care | vehicle
car wash, carwash, autowasch, waschanlage, waschstrasse, mr wash, imo car wash, lavage, lavage auto, autolavaggio, lava jato, bilvask, biltvatt, bilvard, myjnia, mycka, auto repair, autorepair, auto body, auto parts, autoparts, auto service
auto center, autozone, auto zone, o reilly auto, oreilly auto, oreilly, advance auto, napa auto, pep boys, jiffy lube, valvoline, midas, meineke, firestone, goodyear, discount tire, les schwab, mavis tire, big o tires, ntb tires, tire, tires, tyre, tyres
kwik fit, halfords, halfords autocentre, national tyres, formula one auto, protyre, mot test, mot, dvla, dvla vehicle, vehicle tax, road tax, mr lube, canadian tire gas, atu auto, a t u, pitstop, vergolst, euromaster, reifen, autowerkstatt, werkstatt
kfz, kfz werkstatt, tuev, tuv, tuv sud, tuv nord, dekra, gtu, hauptuntersuchung, carglass, autoglass, safelite, norauto, feu vert, speedy france, midas france, point s, controle technique, garage auto, oscaro, mister auto, itv, talleres, taller, neumaticos
taller mecanico, gommista, officina, autofficina, revisione auto, apk keuring, kwikfit, bosch car service, bilia, mekonomen, biltema, bilverksted, verksted, dekk, dackhuset, vianor, bilprovningen, besiktning, eu kontroll, katsastus, autodoc, warsztat
wulkanizacja, autoservis, pneuservis, stk, mechanic, mechanics, garage, vehicle, vehicle service, car service, bike service, bike repair, two wheeler, servicing, scooter repair, puncture, engine oil, oil change, pollution check, puc, hero motocorp, bajaj auto
maruti suzuki, maruti service, hyundai motor, tata motors, honda motor, royal enfield, tvs motor, toyota, ford motor, bmw, mercedes benz, volkswagen, tesla motors, car dealer, auto dealer, dmv, rmv registry, vehicle registration, aaa membership
adac, anwb, oeamtc, oamtc, tcs?, aci, rac breakdown, aa breakdown, the aa, naf, motormannen, roadside assist, nrma, racv, driving school?, fahrschule, car maintenance, auto, coche, voiture, bil, auta, samochod, automotive, car?, motors?, oficina mecanica
pneus, autopecas, detran, ipva, licenciamento, tenencia, verificacion vehicular, bengkel, workshop kereta

# car-share | transport .6 vehicle .2 travel .2
zipcar, share now, sharenow, car2go, drivenow, miles mobility, miles carsharing, we share, weshare, cambio carsharing, stadtmobil, flinkster, green wheels, greenwheels, mywheels, getaround, turo, communauto, evo car, goget, bluesg, zoomcar, revv cars, blablacar, bla bla car, emov, zity, free2move, traficar, panek, car4way, enjoy eni, ubeeqo, communauto, kinto, hyre, nabobil, gomore

# car-rental | travel
hertz, avis, avis budget, budget rent, enterprise rent, enterprise rentacar, national car, alamo, thrifty, dollar rent, sixt, europcar, goldcar, payless car, buchbinder, rent a car, car rental, car hire, rentalcars, localiza, movida, unidas aluguel, rentcars, autovermietung, starcar, ok mobility, record go, u haul, uhaul, penske truck

# airline | travel
airline, airlines, airways, flight, flights, flug, vuelo, vol avion, air ticket, airfare, delta air, delta airlines, united airlines, american airlines, americanair, southwest air, southwest airlines, jetblue, alaska air, alaska airlines, spirit airl, spirit airlines, frontier airlines, allegiant, hawaiian air
air canada, westjet, porter airlines, flair, british airways, british a, easyjet, easy jet, ryanair, jet2, jet 2, wizz, wizz air, wizzair, tui airways, virgin atlantic, flybe, loganair, aer lingus, lufthansa, eurowings, condor, germanwings, tuifly, austrian airlines, swiss air, swissair, air france, transavia, hop air
corsair, air caraibes, french bee, iberia, iberia express, vueling, air europa, volotea, binter, ita airways, alitalia, neos, klm, brussels airlines, tap portugal, tap air, sata, sas, sas eurobonus, scandinavian airlines, norwegian air, norwegian no, norwegian?, wideroe, flyr, finnair, icelandair, play air, lot polish, pll lot, smartwings
czech airlines, airbaltic, air baltic, aegean, olympic air, turkish airlines, pegasus air, sunexpress, aeroflot, emirates, etihad, qatar airways, qatar air, flydubai, air arabia, saudia, el al, egyptair, royal air maroc, ethiopian air, kenya airways, south african air, kulula, indigo, indigo airlines, interglobe, air india
spicejet, vistara, akasa, akasa air, goair, go first, goindigo, makemytrip, singapore air, singapore airlines, scoot, jetstar, tigerair, airasia, air asia, malaysia airlines, malindo, batik air, firefly, cathay, cathay pacific, hk express, ana air, all nippon, japan airlines, jal, peach aviation, korean air, asiana, eva air, china airlines
air china, china eastern, china southern, thai airways, nok air, vietjet, vietnam airlines, garuda, lion air, citilink, cebu pacific, philippine air, qantas, virgin australia, rex airlines, air nz, air new zealand, latam, gol linhas, gol?, azul linhas, azul, avianca, aeromexico, volaris, vivaaerobus, viva aerobus, copa air, sky airline, aerolineas
airport, aeroport, aeropuerto, flughafen, lounge pass, priority pass, baggage, boarding

# lodging | travel
hotel, hotels, motel, motels, hostel, hostels, inn?, resort, resorts, lodge, lodging, bed breakfast, b b hotels, pension hotel, guesthouse, guest house, homestay, airbnb, air bnb, vrbo, homeaway, booking com, booking, bkg booking, hotel at booking, expedia, hotels com, agoda, priceline, hotwire, kayak, trivago, hrs, hostelworld
marriott, courtyard, residence inn, fairfield inn, springhill, hilton, hampton inn, doubletree, embassy suites, homewood suites, hyatt, holiday inn, crowne plaza, intercontinental, ihg, best western, sheraton, westin, la quinta, comfort inn, quality inn, super 8, days inn, motel 6, red roof, wyndham, ramada, radisson, ritz carlton, four seasons
fairmont, accor, ibis, novotel, mercure, sofitel, premier inn, travelodge, travel lodge, b&b hotel, motel one, nh hotel, nh hoteles, melia, barcelo, riu hotel, iberostar, paradores, campanile, kyriad, f1 hotel, formule 1, scandic, nordic choice, thon hotel, strawberry, clarion, comfort hotel, cabinn, sokos, citizenm, a o hostel, meininger, generator hostel
jugendherberge, djh, auberge, chambre d hote, gite, gites, camping, campground, campsite, campingplatz, koa camp, ferienwohnung, fewo direkt, center parcs, landal, pierre vacances, oyo, oyo rooms, treebo, fabhotels, zostel, taj hotel, itc hotel, lemon tree, ginger hotel, club mahindra, toyoko inn, apa hotel, dormy inn, ryokan, fragrance hotel, posada, pousada, albergue, alojamiento

# trip | travel
travel, travels, trip, trips, tour, tours, tourism, tourist, vacation, holiday, holidays, urlaub, reise, reisen, reiseburo, viaje, viajes, voyage, voyages, vacances, viaggio, viaggi, vakantie, ferie, semester resa, resor, resa, wycieczka, dovolena, viagem, viagens, turismo, ixigo, cleartrip, yatra, easemytrip, goibibo, make my trip, thomas cook
tui, tui ag, tui deutschland, dertour, check24 reise, ab in den urlaub, holidaycheck, lastminute, last minute, opodo, edreams, e dreams, logitravel, destinia, voyage prive, promovacances, fram voyages, kiwi com, trip com, ctrip, skyscanner, on the beach, loveholidays, love holidays, jet2holidays, getyourguide, get your guide, viator, klook, kkday, musement
cruise, cruises, carnival cruise, royal caribbean, norwegian cruise, msc crociere, msc cruises, costa crociere, aida cruises, hurtigruten, color line, stena line, viking line, tallink, silja, dfds, p o ferries, brittany ferries, corsica ferries, grimaldi, decolar, despegar, cvc viagens, cvc, hurb, passport, visa fee, visa application, vfs global, vfs, esta, travel agency
sightseeing, excursion, luggage, samsonite, rail tour, safari, ving, apollo resor, ticket travel, itaka, rainbow tours, cedok, fischer ck, hapag, pauschalreise, flight centre, webjet, wotif, h i s, jtb, rakuten travel, jalan net
`;
